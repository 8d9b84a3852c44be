package health.consilium.observation;

import static health.consilium.bench.Report.round;

import health.consilium.bench.Comparison;
import health.consilium.bench.Load;
import health.consilium.bench.Memory;
import health.consilium.bench.OnStage;
import health.consilium.bench.Stage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Batches of two clinics at once, beside the same COPY and the same statement as bare SQL; what an
 * observation takes on the disk, and a large batch in memory.
 */
@ExtendWith(OnStage.class)
class BatchBench {
  private static final int CLINICS = 2;
  private static final int LINES = Integer.getInteger("bench.lines", 10_000);
  private static final int MOST_LINES = Integer.getInteger("bench.most-lines", 100_000);
  private static final int LARGEST = 3;

  /** Of each table whose rows a batch writes, how large it is with its indexes, in bytes. */
  private static final String SIZES =
      """
      select name, pg_table_size(name::regclass) as rows, pg_indexes_size(name::regclass) as indexes
      from unnest(array['observation', 'course_outcome', 'outcome_rollup', 'course_day',
        'trajectory_rollup', 'audit_entry']) with ordinality as written (name, place)
      order by place
      """;

  private static final String AUDIT = "audit_entry";

  @Test
  void batches(Stage stage) throws Exception {
    var clinics = BenchClinic.open(2 * CLINICS, stage);
    compare(clinics, stage);
    tellDisk(clinics, stage);
    tellMemory(clinics.getFirst(), stage);
  }

  /**
   * Each caller has a clinic of its own: two batches of one clinic wait for each other's counts.
   */
  private static void compare(List<BenchClinic> clinics, Stage stage) throws Exception {
    var histories = new ArrayList<BenchHistory>();
    for (var clinic : clinics) {
      histories.add(new BenchHistory(clinic, LINES, stage));
    }
    try (var raw = Load.of(CLINICS, i -> new RawBatch(stage.connectPatiently(), histories.get(i)));
        var http = Load.of(CLINICS, i -> new HttpBatch(stage.url(), histories.get(CLINICS + i)))) {
      tell(Comparison.of(raw, http, stage), stage);
    }
  }

  private static void tell(Comparison measured, Stage stage) {
    double rows = measured.httpPerSecond() * LINES;
    double share = measured.service() / measured.cost();
    var report = stage.report();
    report.head(
        "batches of %,d".formatted(LINES),
        "SQL rows /s",
        "HTTP rows /s",
        "ratio",
        "SQL: client + PostgreSQL, µs a row",
        "HTTP: service + PostgreSQL, µs a row",
        "service's share");
    report.row(
        CLINICS + " connections, each of its clinic",
        round(measured.rawPerSecond() * LINES),
        round(rows),
        "%.2f".formatted(measured.ratio()),
        micros(measured.rawCaller()) + " + " + micros(measured.rawDatabase()),
        micros(measured.service()) + " + " + micros(measured.httpDatabase()),
        "%.0f %%".formatted(share * 100));
    report.goal("batches: at least 30,000 observations a second", rows, rows >= 30_000);
    report.goal("batches: the service's share of the CPU at most 0.30", share, share <= 0.3);
  }

  private static void tellDisk(List<BenchClinic> clinics, Stage stage) throws SQLException {
    try (var connection = stage.connectPatiently()) {
      connection.setAutoCommit(false);
      long stored = stored(clinics, connection);
      var report = stage.report();
      report.head(
          "disk for each of %,d observations".formatted(stored),
          "rows, bytes",
          "indexes, bytes",
          "together");
      double all = 0;
      var size = connection.createStatement().executeQuery(SIZES);
      while (size.next()) {
        double together = tell(size, stored, stage);
        all += size.getString("name").equals(AUDIT) ? 0 : together;
      }
      report.row("all but the audit log", "", "", "%.1f".formatted(all));
      report.goal("at most 250 bytes of disk for an observation", all, all <= 250);
    }
  }

  private static double tell(ResultSet size, long stored, Stage stage) throws SQLException {
    double rows = size.getDouble("rows") / stored;
    double indexes = size.getDouble("indexes") / stored;
    stage
        .report()
        .row(
            "`" + size.getString("name") + "`",
            "%.1f".formatted(rows),
            "%.1f".formatted(indexes),
            "%.1f".formatted(rows + indexes));
    return rows + indexes;
  }

  private static long stored(List<BenchClinic> clinics, Connection connection) throws SQLException {
    long stored = 0;
    try (var statement = connection.createStatement()) {
      for (var clinic : clinics) {
        Stage.enter(connection, clinic.number());
        var counted = statement.executeQuery("select count(*) from observation");
        counted.next();
        stored += counted.getLong(1);
      }
    }
    return stored;
  }

  private static void tellMemory(BenchClinic clinic, Stage stage) throws Exception {
    long before = Memory.peakMebibytes(stage.service().pid());
    try (var http = new HttpBatch(stage.url(), new BenchHistory(clinic, MOST_LINES, stage))) {
      for (int i = 0; i < LARGEST; i++) {
        http.call();
      }
    }
    long after = Memory.peakMebibytes(stage.service().pid());
    stage.report().head("lines in a body", "peak memory of the service, MiB");
    stage.report().row("%,d".formatted(LINES), Long.toString(before));
    stage.report().row("%,d".formatted(MOST_LINES), Long.toString(after));
  }

  private static String micros(double aBatch) {
    return String.format(Locale.ROOT, "%.1f", aBatch / LINES);
  }
}
