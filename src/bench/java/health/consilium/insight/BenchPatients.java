package health.consilium.insight;

import health.consilium.access.ClinicNumber;
import health.consilium.bench.Stage;
import health.consilium.observation.BenchClinic;
import health.consilium.observation.OutcomeRebuild;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;

/**
 * Made-up patients of 1,000 clinics, each with one course and eight observations: MADRS at four
 * times, PHQ-9 at three, and a heart rate. Written as rows, with their outcomes rebuilt afterwards.
 */
final class BenchPatients {
  static final int CLINICS = 1_000;

  /** {@code -Dbench.observations=80000} makes a short run of it. */
  static final List<Integer> SIZES =
      Arrays.stream(System.getProperty("bench.observations", "1000000,10000000").split(","))
          .map(Integer::valueOf)
          .toList();

  private static final int OBSERVATIONS = 8;

  private static final List<BenchClinic> OPENED = new ArrayList<>();
  private static int there;

  private static final String FILL =
      """
      with treated as (
        insert into course (id, started_at, recorded_at, clinic_number, version, indication,
          failed_trials, drug, route, sex, age_band, subject_hmac, recorded_by)
        select gen_random_uuid(), timestamptz '2025-01-01Z' + random() * interval '400 days', now(),
          ?, 1, (array[1, 1, 1, 2, 3, 5])[1 + floor(6 * random())], floor(11 * random()),
          1 + patient % 2, case patient % 2 when 0 then 1 else 4 end, 1 + floor(2.1 * random()),
          1 + floor(6 * random()), sha256(gen_random_uuid()::text::bytea), 'bench'
        from generate_series(1, ?) patient
        returning id, started_at, clinic_number, 0.5 + 0.6 * (random() - 0.5) as left_of_it)
      insert into observation (clinic_number, id, course_id, effective_at, recorded_at, value_milli,
        measure, status, version, body_hash)
      select clinic_number, gen_random_uuid(), id, started_at + after, now(),
        1000 * round(case when after < interval '0' then severe else severe * left_of_it end),
        measure, 2, 1, substr(sha256('bench'), 1, 16)
      from treated
      cross join (values
        (1, interval '-1 hour', 34), (1, interval '24 hours', 34), (1, interval '7 days', 34),
        (1, interval '28 days', 34), (2, interval '-1 hour', 20), (2, interval '7 days', 20),
        (2, interval '28 days', 20), (103, interval '1 hour', 90)) as visit (measure, after, severe)
      """;

  private BenchPatients() {}

  /** Adds patients until there are so many observations; returns their clinics. */
  static List<BenchClinic> growTo(int observations, Stage stage) throws Exception {
    if (OPENED.isEmpty()) {
      OPENED.addAll(BenchClinic.open(CLINICS, stage));
    }
    int more = (observations - there) / OBSERVATIONS / CLINICS;
    int half = CLINICS / 2;
    try (var loaders = Executors.newFixedThreadPool(2)) {
      var first = loaders.submit(() -> fill(OPENED.subList(0, half), more, stage));
      fill(OPENED.subList(half, CLINICS), more, stage);
      first.get();
    }
    there += more * OBSERVATIONS * CLINICS;
    vacuum(stage);
    return OPENED;
  }

  /** How many cells the last release tells. */
  static long cellsTold(Stage stage) throws SQLException {
    String sql =
        "select count(*) from release_cell where hidden is null"
            + " and number = (select max(number) from network_release)";
    try (var connection = stage.connect();
        var select = connection.createStatement();
        var row = select.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Each clinic in a transaction of its own. */
  private static int fill(List<BenchClinic> clinics, int patients, Stage stage)
      throws SQLException {
    try (var connection = stage.connectPatiently()) {
      connection.setAutoCommit(false);
      for (var clinic : clinics) {
        fill(connection, clinic.number(), patients);
      }
      return clinics.size();
    }
  }

  private static void fill(Connection connection, int clinic, int patients) throws SQLException {
    try (var enter = connection.createStatement();
        var fill = connection.prepareStatement(FILL)) {
      enter.execute("set local app.clinic = '" + clinic + "'");
      fill.setInt(1, clinic);
      fill.setInt(2, patients);
      fill.executeUpdate();
    }
    OutcomeRebuild.of(connection, new ClinicNumber(clinic));
    connection.commit();
  }

  /** As the database does by itself once nobody writes for a while. */
  private static void vacuum(Stage stage) throws SQLException {
    try (var owner = stage.connectAsOwner();
        var vacuum = owner.createStatement()) {
      vacuum.execute("vacuum analyze");
    }
  }
}
