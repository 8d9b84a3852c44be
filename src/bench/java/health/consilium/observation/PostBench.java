package health.consilium.observation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.bench.Comparison;
import health.consilium.bench.Load;
import health.consilium.bench.OnStage;
import health.consilium.bench.Stage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Single observations posted by 200 clinics, beside the same transactions as bare SQL. */
@ExtendWith(OnStage.class)
class PostBench {
  @Test
  void posts(Stage stage) throws Exception {
    var clinics = BenchClinic.open(200, stage);
    verify(clinics.getFirst(), stage);
    try (var raw = Load.of(number -> new RawPost(stage.connect(), clinics, number));
        var http = Load.of(number -> new HttpPost(stage.url(), clinics, number))) {
      tell(Comparison.of(raw, http, stage), stage);
    }
    verify(clinics.getLast(), stage);
  }

  private static void tell(Comparison measured, Stage stage) {
    var report = stage.report();
    report.head(
        "single posts",
        "SQL /s",
        "HTTP /s",
        "ratio",
        "SQL: client + PostgreSQL, µs",
        "HTTP: service + PostgreSQL, µs");
    report.row(
        "200 clinics",
        round(measured.rawPerSecond()),
        round(measured.httpPerSecond()),
        "%.2f".formatted(measured.ratio()),
        round(measured.rawCaller()) + " + " + round(measured.rawDatabase()),
        round(measured.service()) + " + " + round(measured.httpDatabase()));
    report.goal(
        "single posts: HTTP at least 0.6 of SQL", measured.ratio(), measured.ratio() >= 0.6);
  }

  /** What the service has answered 201 is there to be read. */
  private static void verify(BenchClinic clinic, Stage stage) throws Exception {
    try (var http = new HttpPost(stage.url(), List.of(clinic), 0)) {
      http.call();
      try (var connection = stage.connect()) {
        assertThat(stored(clinic, http.lastId(), connection)).isEqualTo(1);
      }
    }
    assertThat(new ObjectMapper().readTree(clinic.body()).get("status").asText())
        .isEqualTo("final");
  }

  private static int stored(BenchClinic clinic, String id, Connection connection)
      throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("set local app.clinic = '" + clinic.number() + "'");
      var row = statement.executeQuery("select count(*) from observation where id = '" + id + "'");
      row.next();
      return row.getInt(1);
    }
  }

  private static String round(double figure) {
    return String.format(Locale.ROOT, "%,.0f", figure);
  }
}
