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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Single observations posted by 200 clinics, beside the same transactions as bare SQL. */
@ExtendWith(OnStage.class)
class PostBench {
  private static final int CLINICS = 200;

  @Test
  void posts(Stage stage) throws Exception {
    var clinics = BenchClinic.open(CLINICS, stage);
    verify(clinics.getFirst(), stage);
    stage.report().comparisons("single posts");
    compare(16, 0.7, clinics, stage);
    compare(64, 1.5, clinics, stage);
    verify(clinics.getLast(), stage);
  }

  private static void compare(int callers, double goal, List<BenchClinic> clinics, Stage stage)
      throws Exception {
    int apart = CLINICS / callers;
    try (var raw = Load.of(callers, i -> new RawPost(stage.connect(), clinics, i * apart));
        var http = Load.of(callers, i -> new HttpPost(stage.url(), clinics, i * apart))) {
      tell(callers + " connections, 200 clinics", goal, Comparison.of(raw, http, stage), stage);
    }
  }

  private static void tell(String what, double goal, Comparison measured, Stage stage) {
    var report = stage.report();
    report.comparison(what, measured);
    report.goal(
        "single posts over " + what + ": HTTP at least " + goal + " of SQL",
        measured.ratio(),
        measured.ratio() >= goal);
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
    Stage.enter(connection, clinic.number());
    try (var statement = connection.createStatement()) {
      var row = statement.executeQuery("select count(*) from observation where id = '" + id + "'");
      row.next();
      return row.getInt(1);
    }
  }
}
