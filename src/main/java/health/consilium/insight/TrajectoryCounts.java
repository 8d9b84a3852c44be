package health.consilium.insight;

import static health.consilium.platform.sql.Arguments.bind;

import health.consilium.access.ClinicNumber;
import health.consilium.observation.Instrument;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Reads how many of a clinic's courses have which score on which day, through {@code observation}'s
 * views. By hand: these counts are kept with each observation, so that an answer costs the same
 * however many observations there are.
 */
@Singleton
class TrajectoryCounts {
  private static final double MILLI = 1_000;

  /** What stands in place of a day where all courses are counted. */
  private static final int ENROLLED = -1;

  /**
   * One select, so that no course is among the scores and not among the enrolled. A thousand counts
   * of a clinic lie on few pages: a bitmap reads each of them once, an index scan once for each
   * count, and PostgreSQL takes both to cost the same.
   */
  private static final String COUNTS =
      """
      set local enable_indexscan = off;
      select %d as day, 0 as value_milli, coalesce(sum(courses), 0)::integer as courses
      from outcome_count %s
      union all
      select day, value_milli, sum(courses)::integer
      from trajectory_count %s group by day, value_milli
      order by day, value_milli
      """;

  private final Database database;

  TrajectoryCounts(Database database) {
    this.database = database;
  }

  /**
   * The scores by that rating scale of a clinic's courses. The last statement of its transaction:
   * others would do without indexes too.
   */
  Trajectory of(ClinicNumber clinic, Instrument scale, Cohort cohort) {
    var all = cohort.countedIn(clinic).and("(measure, time_point) = (0, 0)");
    var scored = cohort.countedIn(clinic).and("measure = ?", scale.number());
    var arguments = new ArrayList<>(all.arguments());
    arguments.addAll(scored.arguments());
    String sql = COUNTS.formatted(ENROLLED, all.sql(), scored.sql());
    return database.call(
        connection -> {
          try (var select = connection.prepareStatement(sql)) {
            bind(select, arguments.toArray());
            return trajectory(counts(select));
          }
        });
  }

  /** Behind the setting, which has no rows. */
  private static ResultSet counts(PreparedStatement select) throws SQLException {
    select.execute();
    select.getMoreResults();
    return select.getResultSet();
  }

  private static Trajectory trajectory(ResultSet row) throws SQLException {
    row.next();
    int enrolled = row.getInt("courses");
    var bars = new TreeMap<Integer, List<Distribution.Bar>>();
    while (row.next()) {
      var bar = new Distribution.Bar(row.getInt("value_milli") / MILLI, row.getInt("courses"));
      bars.computeIfAbsent(row.getInt("day"), _ -> new ArrayList<>()).add(bar);
    }
    var days = new TreeMap<Integer, Distribution>();
    bars.forEach((day, some) -> days.put(day, new Distribution(some)));
    return new Trajectory(enrolled, days);
  }
}
