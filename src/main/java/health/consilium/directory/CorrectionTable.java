package health.consilium.directory;

import static health.consilium.platform.sql.Arguments.instant;
import static health.consilium.platform.sql.Arguments.moment;

import health.consilium.platform.json.WireNames;
import health.consilium.platform.paging.TimeKey;
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
 * The table {@code correction}. By hand: whose a report is to judge is told by the view {@code
 * verification_state}, which no entity maps.
 */
@Singleton
class CorrectionTable {
  /** How many of one resource wait at most: a flood of reports says no more than some. */
  static final int WAITING = 20;

  /** The first number is no clinic's, of which a pair has one, the second the resource's hash. */
  private static final String TURN = "select pg_advisory_xact_lock(-140172, hashtext(?::text))";

  private static final String ADD =
      """
      insert into correction (id, resource, version, reported_at, collection, reason, status, note)
      select ?, ?, ?, ?, ?, ?, 'open', ?
      where (select count(*) from correction
        where status = 'open' and collection = ? and resource = ?) < ?
      """;

  private static final String FIND = "select * from correction where id = ?";

  private static final String QUEUE =
      """
      select correction.* from correction
      join verification_state as judged
        on judged.collection = correction.collection and judged.id = correction.resource
      %s order by correction.reported_at, correction.id limit ?
      """;

  private static final String JUDGE =
      """
      update correction set status = ?, judged_at = ?, judged_for = ?, judged_by = ?, note = null
      where id = ?
      """;

  private static final String DISMISS =
      """
      update correction set status = 'obsolete', judged_at = ?, note = null
      where status = 'open' and collection = ? and resource = ?
      """;

  private final Database database;

  CorrectionTable(Database database) {
    this.database = database;
  }

  /**
   * Waits for whoever else reports the resource or deletes it, and keeps them waiting until the
   * transaction ends. To be called before the resource is read: it may be deleted meanwhile.
   */
  void takeTurn(UUID resource) {
    database.list(TURN, List.of(resource), row -> resource);
  }

  /** Keeps a report, unless enough of its resource wait already; tells whether it did. */
  boolean add(Correction report) {
    return 1
        == database.update(
            ADD,
            report.id(),
            report.resource(),
            report.resourceVersion(),
            report.reportedAt(),
            report.collection(),
            WireNames.of(report.reason()),
            report.note(),
            report.collection(),
            report.resource(),
            WAITING);
  }

  Optional<Correction> find(UUID id) {
    return database.find(FIND, List.of(id), CorrectionTable::correction);
  }

  /**
   * The open ones behind that place, the oldest first, up to so many.
   *
   * @param judge whoever keeps what they are about; anybody when it is empty
   */
  List<Correction> queue(Optional<UUID> judge, Optional<TimeKey> after, int most) {
    var conditions =
        new Conditions().and("correction.status = 'open'").and("judged.clinic = ?", judge);
    after.ifPresent(
        place ->
            conditions.and(
                "(correction.reported_at, correction.id) > (?, ?)", place.at(), place.id()));
    return database.list(
        QUEUE.formatted(conditions.sql()),
        conditions.argumentsAnd(most),
        CorrectionTable::correction);
  }

  /** Keeps what was judged for that author, and the note no longer. */
  void judge(Correction judged, Author author) {
    database.update(
        JUDGE,
        WireNames.of(judged.status()),
        judged.judgedAt(),
        author.keeper().clinic(),
        author.client(),
        judged.id());
  }

  /** Takes all reports of a resource from the queue that is there no longer. */
  void dismiss(String collection, UUID resource, Instant now) {
    database.update(DISMISS, now, collection, resource);
  }

  private static Correction correction(ResultSet row) throws SQLException {
    var status = WireNames.find(CorrectionStatus.class, row.getString("status")).orElseThrow();
    boolean judged = row.getString("judged_by") != null;
    return new Correction(
        row.getObject("id", UUID.class),
        status == CorrectionStatus.OPEN ? 1 : 2,
        row.getString("collection"),
        row.getObject("resource", UUID.class),
        row.getInt("version"),
        WireNames.find(CorrectionReason.class, row.getString("reason")).orElseThrow(),
        row.getString("note"),
        status,
        instant(row, "reported_at"),
        moment(row, "judged_at"),
        judged ? new Keeper(row.getObject("judged_for", UUID.class)).name() : null);
  }
}
