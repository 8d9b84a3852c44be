package health.consilium.discussion;

import static health.consilium.platform.sql.Arguments.moment;

import health.consilium.platform.paging.Limit;
import health.consilium.platform.sql.Conditions;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The table {@code discussion_author}. By hand, since whoever writes first is added by whichever of
 * two requests comes first.
 */
@Singleton
class AuthorTable {
  private static final String ADD =
      """
      insert into discussion_author (id, clinic_number, client, version) values (?, ?, ?, 1)
      on conflict (clinic_number, client) do nothing
      """;

  private static final String CONFIRM =
      """
      insert into discussion_author (id, clinic_number, client, version,
        name, credentials, confirmed_at, confirmed_by)
      select ?, number, ?, 1, ?, ?, ?::timestamptz, ? from clinic_name where id = ?
      on conflict (clinic_number, client) do update
      set version = discussion_author.version + 1, name = excluded.name,
        credentials = excluded.credentials, confirmed_at = excluded.confirmed_at,
        confirmed_by = excluded.confirmed_by
      returning id
      """;

  private static final String FORGET =
      """
      update discussion_author
      set version = version + 1, name = null, credentials = '{}', confirmed_at = null,
        confirmed_by = null
      where id = ?
      """;

  private static final String SUSPEND =
      """
      update discussion_author
      set version = version + 1, suspended_at = ?::timestamptz, suspension_reason = ?
      where id = ? and suspended_at is null
      """;

  private static final String RESUME =
      """
      update discussion_author
      set version = version + 1, suspended_at = null, suspension_reason = null
      where id = ? and suspended_at is not null
      """;

  private static final String SELECT =
      """
      select a.*, c.id as clinic
      from discussion_author a join clinic_name c on c.number = a.clinic_number
      %s order by a.id limit ?
      """;

  private final Database database;

  AuthorTable(Database database) {
    this.database = database;
  }

  /** Who writes, added where it is the first time. */
  Author of(Reader writer) {
    database.update(ADD, UUID.randomUUID(), writer.clinic().value(), writer.client());
    // a statement of its own: its snapshot sees who was added at the same time
    return find(writer).orElseThrow();
  }

  /** The reader, if they ever wrote or have a name. */
  Optional<Author> find(Reader reader) {
    var conditions =
        new Conditions()
            .and("a.clinic_number = ?", reader.clinic().value())
            .and("a.client = ?", reader.client());
    return read(conditions, 1).stream().findFirst();
  }

  Optional<Author> find(UUID id) {
    return read(new Conditions().and("a.id = ?", id), 1).stream().findFirst();
  }

  /** By id, one more than the limit. */
  List<Author> after(UUID id, Limit limit) {
    return read(new Conditions().and("a.id > ?", id), limit.value() + 1);
  }

  /** The id of the author who has that name now; none without such a clinic. */
  Optional<UUID> confirm(NewName name, String admin, Instant at) {
    return database.find(
        CONFIRM,
        List.of(
            UUID.randomUUID(),
            name.clientId(),
            name.name(),
            name.credentials().toArray(String[]::new),
            at,
            admin,
            name.clinic()),
        row -> row.getObject("id", UUID.class));
  }

  void forgetName(UUID id) {
    database.update(FORGET, id);
  }

  /** Whether the author was not suspended before. */
  boolean suspend(UUID id, Sanction suspension) {
    return database.update(SUSPEND, suspension.since(), suspension.reason(), id) == 1;
  }

  /** Whether the author was suspended before. */
  boolean resume(UUID id) {
    return database.update(RESUME, id) == 1;
  }

  private List<Author> read(Conditions conditions, int most) {
    return database.list(
        SELECT.formatted(conditions.sql()), conditions.argumentsAnd(most), AuthorTable::author);
  }

  private static Author author(ResultSet row) throws SQLException {
    return new Author(
        row.getObject("id", UUID.class),
        row.getInt("version"),
        row.getObject("clinic", UUID.class),
        row.getString("client"),
        row.getString("name"),
        PostLines.texts(row.getArray("credentials")),
        moment(row, "confirmed_at"),
        PostLines.sanction(row, "suspension_reason", "suspended_at"));
  }
}
