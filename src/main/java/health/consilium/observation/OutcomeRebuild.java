package health.consilium.observation;

import static health.consilium.platform.sql.Arguments.bind;

import health.consilium.access.ClinicNumber;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Forgets all outcomes, days, figures and counts of a clinic and makes them from its observations.
 * By hand: it runs without Hibernate too, where the service does not run.
 */
public final class OutcomeRebuild {
  /**
   * Courses that are recomputed by one statement, so that none takes longer than a connection
   * waits.
   */
  private static final int AT_ONCE = 1_000;

  /** A new course would have to lock its clinic's row against this, for its foreign key. */
  private static final String LOCK_CLINIC =
      "select number from clinic_state where number = ? for update";

  private static final String LOCK_COURSES =
      "select id from course where clinic_number = ? order by id for update";

  private static final String FORGET =
      """
      with outcomes as (delete from course_outcome where clinic_number = ?),
        counts as (delete from outcome_rollup where clinic_number = ?),
        days as (delete from course_day where clinic_number = ?),
        day_counts as (delete from trajectory_rollup where clinic_number = ?),
        figures as (delete from course_safety where clinic_number = ?)
      delete from safety_rollup where clinic_number = ?
      """;

  private OutcomeRebuild() {}

  /**
   * Whoever writes in the clinic waits until the transaction ends.
   *
   * @param connection inside a transaction, in the clinic's scope
   * @return how many courses the clinic has
   */
  public static int of(Connection connection, ClinicNumber clinic) throws SQLException {
    int number = clinic.value();
    execute(connection, LOCK_CLINIC, number);
    var courses = lockCourses(connection, number);
    execute(connection, FORGET, number, number, number, number, number, number);
    var safety = new SafetyFigures(new Instruments(), thresholds());
    for (int from = 0; from < courses.size(); from += AT_ONCE) {
      var some = courses.subList(from, Math.min(from + AT_ONCE, courses.size()));
      Outcomes.recompute(connection, number, some.toArray(UUID[]::new));
      safety.recompute(connection, number, some.toArray(UUID[]::new));
    }
    return courses.size();
  }

  /** As the service is given them, which need not run. */
  private static ExcursionThresholds thresholds() {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(sources())
        .withMapping(ExcursionThresholds.class)
        .build()
        .getConfigMapping(ExcursionThresholds.class);
  }

  private static List<ConfigSource> sources() {
    var sources = new ArrayList<ConfigSource>();
    ConfigProvider.getConfig().getConfigSources().forEach(sources::add);
    return sources;
  }

  private static List<UUID> lockCourses(Connection connection, int clinic) throws SQLException {
    try (var lock = connection.prepareStatement(LOCK_COURSES)) {
      bind(lock, clinic);
      var ids = new ArrayList<UUID>();
      for (var row = lock.executeQuery(); row.next(); ) {
        ids.add(row.getObject("id", UUID.class));
      }
      return ids;
    }
  }

  private static void execute(Connection connection, String sql, Object... arguments)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      bind(statement, arguments);
      statement.execute();
    }
  }
}
