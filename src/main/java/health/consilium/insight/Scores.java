package health.consilium.insight;

import static health.consilium.platform.sql.Arguments.bind;
import static java.util.stream.Collectors.joining;

import health.consilium.insight.disclosure.Reason;
import health.consilium.observation.Coded;
import health.consilium.observation.Instrument;
import health.consilium.observation.TimePoint;
import health.consilium.platform.sql.Conditions;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the network's patients scored, time by time. By hand, like the counts that it stands beside:
 * written by the role that releases, read for any clinic.
 */
@Singleton
class Scores {
  /** The scores of each time point, and the release that they are of. */
  record Answer(Release release, List<ReleasedScore> times) {}

  /** Whose baselines are told: those of a second time point could be subtracted from them. */
  private static final TimePoint BASELINES = TimePoint.P7D;

  private static final String STORE =
      """
      insert into release_score (%1$s, number, baseline, mean, deviation)
      select %1$s, ?, case time_point when %2$d then round(baseline) end, round(mean),
        greatest(1, round(deviation))
      from release_draft_score where %3$s
      """
          .formatted(ReleaseKey.COLUMNS, BASELINES.number(), ReleaseKey.CONDITION);

  private static final String TIMES =
      Stream.of(TimePoint.values()).map(at -> "(" + at.number() + ")").collect(joining(", "));

  private static final String OF_TIME =
      "(measure, time_point, indication, drug, route) = (?, at.time_point, ?, ?, ?)";

  private static final String FIND =
      """
      select r.id, r.number, r.published_at, r.as_of, r.policy, at.time_point, c.evaluable, c.since,
        c.number is null as absent, c.hidden, s.baseline, s.mean, s.deviation
      from (select * from network_release %%s order by number desc limit 1) r
      cross join (values %1$s) as at (time_point)
      left join lateral (
        select * from release_cell
        where number = r.number and %2$s and (dimension, category) = (0, 0)) c on true
      left join lateral (select * from release_score where number = c.since and %2$s) s on true
      order by at.time_point
      """
          .formatted(TIMES, OF_TIME);

  private final Database database;

  Scores(Database database) {
    this.database = database;
  }

  /** Of a table whose count of all patients is fresh, on the connection that releases. */
  static void store(Connection connection, ReleaseKey key, int number) throws SQLException {
    try (var insert = connection.prepareStatement(STORE)) {
      bind(insert, key.behind(number));
      insert.executeUpdate();
    }
  }

  /** The scores by that release, or without an id the newest; none without such release. */
  Optional<Answer> find(Optional<UUID> id, Instrument scale, Treatment treatment) {
    var conditions = new Conditions().and("id = ?", id);
    var arguments = new ArrayList<>(conditions.arguments());
    for (int table = 0; table < 2; table++) {
      arguments.add(scale.number());
      arguments.addAll(treatment.numbers());
    }
    return database.call(
        connection -> {
          try (var select = connection.prepareStatement(FIND.formatted(conditions.sql()))) {
            bind(select, arguments.toArray());
            return answer(select.executeQuery());
          }
        });
  }

  private static Optional<Answer> answer(ResultSet row) throws SQLException {
    Release release = null;
    var times = new ArrayList<ReleasedScore>();
    while (row.next()) {
      release = ReleaseReading.release(row);
      times.add(score(row));
    }
    return Optional.ofNullable(release).map(of -> new Answer(of, times));
  }

  /** A table that was not stored has too few patients or none. */
  private static ReleasedScore score(ResultSet row) throws SQLException {
    var at = Coded.of(TimePoint.class, row.getInt("time_point"));
    if (row.getBoolean("absent")) {
      return ReleasedScore.hidden(at, Reason.MIN_PATIENTS);
    }
    String hidden = row.getString("hidden");
    if (hidden != null) {
      return ReleasedScore.hidden(at, Reason.valueOf(hidden));
    }
    int mean = row.getInt("mean");
    return row.wasNull()
        ? ReleasedScore.hidden(at, Reason.DELTA)
        : ReleasedScore.shown(
            at,
            row.getInt("evaluable"),
            row.getObject("baseline", Integer.class),
            mean,
            row.getInt("deviation"),
            row.getInt("since"));
  }
}
