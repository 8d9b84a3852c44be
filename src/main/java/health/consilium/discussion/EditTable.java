package health.consilium.discussion;

import health.consilium.platform.json.WireNames;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.UUID;

/**
 * The table {@code discussion_post_edit}, which {@link PostLines} reads beside each post. By hand,
 * since what leaves it goes to the post's history with the same statement.
 */
@Singleton
class EditTable {
  private static final String END =
      """
      with ended as (delete from discussion_post_edit where post_id = ? returning *)
      insert into discussion_post_version (post_id, clinic_number, %1$s)
      select post_id, clinic_number, %1$s from ended
      """
          .formatted(HistoryTable.COLUMNS);

  private static final String PUT =
      """
      insert into discussion_post_edit (post_id, clinic_number, version, changed_at, changed_by,
        state, edited_at, decision, reason, decided_at, title, body, conflicts, case_series)
      select id, clinic_number, ?, ?::timestamptz, ?, ?, ?::timestamptz, ?, ?, ?::timestamptz,
        ?, ?, ?, ?::jsonb
      from discussion_post where id = ?
      """;

  private final Database database;
  private final JsonColumns json;

  EditTable(Database database, JsonColumns json) {
    this.database = database;
    this.json = json;
  }

  /** Keeps that edit beside a post that is locked, in the place of the one before. */
  void put(Reader changer, UUID post, PostChange change) {
    end(post);
    var wording = change.wording();
    var ruling = change.ruling();
    database.update(
        PUT,
        change.version(),
        change.at(),
        changer.client(),
        change.state().stored(),
        Objects.requireNonNull(change.editedAt()),
        ruling == null ? null : WireNames.of(ruling.decision()),
        ruling == null ? null : ruling.reason(),
        ruling == null ? null : ruling.at(),
        wording.title(),
        wording.text(),
        wording.conflicts(),
        json.text(wording.caseSeries()),
        post);
  }

  /** Nothing waits beside the post any more. */
  void end(UUID post) {
    database.update(END, post);
  }
}
