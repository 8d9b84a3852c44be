package health.consilium.insight;

import static health.consilium.platform.sql.Arguments.instant;

import health.consilium.insight.disclosure.Reason;
import health.consilium.insight.disclosure.Shown;
import health.consilium.insight.disclosure.Slice;
import health.consilium.insight.disclosure.Verdict;
import health.consilium.platform.paging.Limit;
import health.consilium.platform.sql.Conditions;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was released. By hand: an answer is one row of two tables by their keys. */
@Singleton
class ReleaseReading {
  /** A cell, and the release that it is of. */
  record Answer(Release release, ReleasedCell cell) {}

  /**
   * A cell as it is stored.
   *
   * @param since number of the release in which its value was computed; 0 where it is hidden
   */
  record Found(Release release, Verdict verdict, int since) {}

  private static final String RELEASES =
      "select id, number, published_at, as_of, policy from network_release %s order by number desc limit ?";

  private static final String CELL =
      """
      select r.id, r.number, r.published_at, r.as_of, r.policy, c.evaluable, c.responders, c.since,
        c.number is null as absent, c.hidden
      from network_release r
      left join release_cell c on c.number = r.number and %s and dimension = ? and category = ?
      %s
      order by r.number desc limit 1
      """;

  private final Database database;

  ReleaseReading(Database database) {
    this.database = database;
  }

  /** Newest first, one more than the limit. */
  List<Release> list(Optional<Integer> before, Limit limit) {
    return releases(new Conditions().and("number < ?", before), limit.value() + 1);
  }

  /** The release of that id; without one the newest. */
  Optional<Release> find(Optional<UUID> id) {
    return releases(new Conditions().and("id = ?", id), 1).stream().findFirst();
  }

  /** What that release, or without an id the newest, tells of a cell; none without such release. */
  Optional<Answer> cell(Optional<UUID> id, ReleaseQuestion question) {
    return find(id, question.key(), question.group().slice())
        .map(found -> new Answer(found.release(), cell(found)));
  }

  /** The same as it is stored. */
  Optional<Found> find(Optional<UUID> id, ReleaseKey key, Slice slice) {
    var conditions = new Conditions().and("r.id = ?", id);
    var arguments = new ArrayList<Object>();
    arguments.addAll(key.numbers());
    arguments.add(slice.dimension());
    arguments.add(slice.category());
    arguments.addAll(conditions.arguments());
    String sql = CELL.formatted(ReleaseKey.CONDITION, conditions.sql());
    return database.find(sql, arguments, ReleaseReading::found);
  }

  private List<Release> releases(Conditions conditions, int most) {
    return database.list(
        RELEASES.formatted(conditions.sql()),
        conditions.argumentsAnd(most),
        ReleaseReading::release);
  }

  static Release release(ResultSet row) throws SQLException {
    return new Release(
        row.getObject("id", UUID.class),
        row.getInt("number"),
        instant(row, "published_at"),
        instant(row, "as_of"),
        row.getInt("policy"));
  }

  /** A cell that was not stored is hidden, since it has too few patients or none. */
  private static Found found(ResultSet row) throws SQLException {
    var release = release(row);
    if (row.getBoolean("absent")) {
      return new Found(release, new Verdict.Hidden(Reason.MIN_PATIENTS), 0);
    }
    String hidden = row.getString("hidden");
    var verdict =
        hidden == null
            ? new Verdict.Standing(new Shown(row.getInt("evaluable"), row.getInt("responders")))
            : new Verdict.Hidden(Reason.valueOf(hidden));
    return new Found(release, verdict, row.getInt("since"));
  }

  private static ReleasedCell cell(Found found) {
    return switch (found.verdict()) {
      case Verdict.Fresh(var value) -> ReleasedCell.shown(value, found.since());
      case Verdict.Standing(var value) -> ReleasedCell.shown(value, found.since());
      case Verdict.Hidden(var reason) -> ReleasedCell.hidden(reason);
    };
  }
}
