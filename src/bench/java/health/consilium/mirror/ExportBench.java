package health.consilium.mirror;

import static health.consilium.bench.Report.round;
import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.Until;
import health.consilium.bench.Memory;
import health.consilium.bench.OnStage;
import health.consilium.bench.Stage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An export of many locations, by a replica that does nothing else. */
@ExtendWith(OnStage.class)
class ExportBench {
  /** {@code -Dbench.sizes=10000} makes a short run of it. */
  private static final List<Integer> SIZES =
      Arrays.stream(System.getProperty("bench.sizes", "10000,100000,1000000").split(","))
          .map(Integer::valueOf)
          .toList();

  /** With so little memory that what grows with the directory would not fit. */
  private static final Map<String, String> SETTINGS =
      Map.of("CONSILIUM_EXPORTS_EVERY", "1s", "JAVA_TOOL_OPTIONS", "-Xmx256m");

  private static final Duration LONGEST = Duration.ofHours(1);

  private static final String COMPLETED =
      "select count(*) from export where completed_at is not null";

  /** Versions as long as real ones, behind what is there. */
  private static final String FILL =
      """
      with last as (select change from directory_counter),
      filled as (
        insert into directory_version (change, collection, id, version, recorded_at, client, resource)
        select last.change + number, 'locations', id, 1, now(), 'bench', format(
          '{"id":"%s","version":1,"active":true,"identifiers":[],"updatedAt":"2026-03-02T15:00:00Z",'
          || '"verification":{"status":"unverified","stale":true},"organization":"%s",'
          || '"name":"Example Heron Clinic %s (fictional)","address":{"line":"%s Example Street",'
          || '"city":"Seattle","state":"WA","postalCode":"98101"},"position":{"latitude":%s,'
          || '"longitude":%s,"precision":"zip"},"timeZone":"America/Los_Angeles","telecom":'
          || '[{"system":"phone","value":"+12065550143"}],"acceptingPatients":"newpt",'
          || '"accessibility":[]}',
          id, gen_random_uuid(), number, number, 47 + random(), -122 - random())
        from last, (
          select number, gen_random_uuid() as id from generate_series(1, ?::integer) number) new
        returning 1)
      update directory_counter set change = change + (select count(*) from filled)
      """;

  @Test
  void export(Stage stage) throws Exception {
    stage
        .report()
        .head(
            "locations",
            "files, MB",
            "s",
            "locations /s, a file",
            "service + PostgreSQL, s",
            "peak memory, MiB");
    try (var connection = stage.connectPatiently()) {
      int there = 0;
      for (int size : SIZES) {
        fill(connection, size - there);
        there = size;
        measure(size, connection, stage);
      }
    }
  }

  private static void measure(int size, Connection connection, Stage stage) throws Exception {
    execute(connection, "delete from export");
    var stored = stage.spentByDatabase();
    try (var replica = stage.another(SETTINGS)) {
      Until.so(LONGEST, () -> number(connection, COMPLETED) > 0);
      double seconds =
          number(connection, "select extract(epoch from completed_at - taken_at) from export");
      double records =
          number(
              connection, "select max(records) from export_file where name = 'locations.geojson'");
      assertThat(records).isGreaterThanOrEqualTo(size);
      stage
          .report()
          .row(
              "%,d".formatted(size),
              round(number(connection, "select sum(bytes) / 1e6 from export_file")),
              "%.1f".formatted(seconds),
              round(records * 3 / seconds),
              "%.0f + %.0f"
                  .formatted(
                      stage.spentBy(replica).toMillis() / 1e3,
                      stage.spentByDatabase().minus(stored).toMillis() / 1e3),
              Long.toString(Memory.peakMebibytes(replica.pid())));
    }
  }

  private static void fill(Connection connection, int count) throws SQLException {
    try (var fill = connection.prepareStatement(FILL)) {
      fill.setInt(1, count);
      fill.executeUpdate();
    }
    execute(connection, "analyze directory_version");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static double number(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      return row.next() ? row.getDouble(1) : 0;
    }
  }
}
