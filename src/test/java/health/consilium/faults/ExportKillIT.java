package health.consilium.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.PackagedService;
import health.consilium.Until;
import health.consilium.platform.hash.Sha256;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Two replicas of the delivered service look for an export to make. One makes it and the other lets
 * it, until the one is killed in the middle of a file.
 */
class ExportKillIT {
  private static final Map<String, String> EXPORTING =
      Map.of(
          "CONSILIUM_EXPORTS_EVERY", "1s",
          "QUARKUS_LOG_CATEGORY__HEALTH_CONSILIUM_MIRROR__LEVEL", "DEBUG");

  private static final String LEFT = "event=export-left-to-another-replica";
  private static final int FILES = 17;

  private static final String LIST =
      """
      with new as (
        insert into directory_version (change, collection, id, version, recorded_at, client, resource)
        select number, 'organizations', id, 1, now(), 'a test', format(
          '{"id":"%s","version":1,"active":true,"identifiers":[],"updatedAt":"2026-03-02T15:00:00Z",'
          || '"verification":{"status":"unverified","stale":true},"name":"Example Heron %s (fictional)",'
          || '"aliases":[],"telecom":[]}', id, number)
        from (select number, gen_random_uuid() as id from generate_series(1, 100) number) made
        returning 1)
      update directory_counter set change = (select count(*) from new)
      """;

  private static final String BEGIN =
      """
      insert into export (taken_on, change, taken_at) values ((now() at time zone 'utc')::date, 100, now())
      returning taken_on
      """;

  /** Whoever comes to this file waits until it is known whether it is there. */
  private static final String OCCUPY =
      "insert into export_file select 0, 0, taken_on, 'locations.csv.gz', repeat('0', 64) from export";

  private static final String WAITING =
      "select pid from pg_stat_activity where wait_event_type = 'Lock' and query like '%export_%'";

  /** With the transaction that made it, and the bytes that its pieces have. */
  private static final String MADE =
      """
      select name || ' ' || xmin::text || ' ' || (select sum(length(piece.bytes)) from export_piece as piece
        where piece.taken_on = file.taken_on and piece.name = file.name)
      from export_file as file order by name
      """;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void one_of_two_makes_an_export_and_the_other_goes_on_when_it_is_killed() throws Exception {
    try (var deployment = Deployment.start(Map.of());
        var holder = deployment.superuser();
        var watcher = deployment.superuser()) {
      ask(watcher, LIST + "returning change");
      String day = ask(watcher, BEGIN).getFirst();
      holder.setAutoCommit(false);
      execute(holder, OCCUPY);
      var killed = deployment.add(EXPORTING);
      Until.so(() -> !ask(watcher, WAITING).isEmpty());

      var survivor = deployment.add(EXPORTING);
      Until.so(() -> ask(watcher, WAITING).size() > 1 || survivor.output().contains(LEFT));
      assertThat(ask(watcher, WAITING)).hasSize(1);
      var made = ask(watcher, MADE);
      assertThat(made).isNotEmpty().hasSizeLessThan(FILES);
      assertThat(get(survivor, "/v1/exports/" + day).statusCode()).isEqualTo(404);
      deployment.kill(killed);
      holder.rollback();
      Until.so(() -> get(survivor, "/v1/exports/" + day).statusCode() == 200);

      assertThat(ask(watcher, MADE)).hasSize(FILES).containsAll(made);
      assertThat(survivor.output()).contains("event=export-completed date=" + day);
      requireWhole(survivor, day);
    }
  }

  private void requireWhole(PackagedService service, String day) throws Exception {
    var files = json.readTree(get(service, "/v1/exports/" + day).body()).get("files");
    assertThat(files).hasSize(FILES);
    for (JsonNode file : files) {
      byte[] bytes = get(service, file.get("href").asText()).body();
      assertThat(bytes).as(file.toString()).hasSize(file.get("bytes").asInt());
      assertThat(HexFormat.of().formatHex(Sha256.begin().digest(bytes)))
          .isEqualTo(file.get("sha256").asText());
    }
  }

  private HttpResponse<byte[]> get(PackagedService service, String path)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(service.url().resolve(path)).build();
    return client.send(request, BodyHandlers.ofByteArray());
  }

  private static List<String> ask(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (row.next()) {
        found.add(row.getString(1));
      }
      return found;
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
