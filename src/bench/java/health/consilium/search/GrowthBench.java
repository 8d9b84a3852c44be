package health.consilium.search;

import static health.consilium.bench.Report.round;

import health.consilium.bench.Comparison;
import health.consilium.bench.Load;
import health.consilium.bench.OnStage;
import health.consilium.bench.Report;
import health.consilium.bench.Stage;
import health.consilium.directory.Coordinates;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a search costs among many locations beside what it costs among few, in turns: two services
 * with a database each, since between two runs the machine changes by more than is asked about.
 */
@ExtendWith(OnStage.class)
class GrowthBench {
  private static final int FEW = 10_000;
  private static final int MANY = Integer.getInteger("bench.size", 1_000_000);
  private static final int POINTS = 4_000;
  private static final double MOST = 1.2;

  @Test
  void growth(Stage few) throws Exception {
    try (var many = few.second()) {
      var points = fill(few, FEW);
      fill(many, MANY);
      var report = few.report();
      report.head(
          "%,d locations beside %,d".formatted(MANY, FEW),
          "few: service + PostgreSQL, µs",
          "many: service + PostgreSQL, µs",
          "times");
      for (var question : Question.ALL) {
        tell(question, compare(question, points, few, many), report);
      }
    }
  }

  private static List<Coordinates> fill(Stage stage, int size) throws SQLException {
    try (var connection = stage.connectPatiently()) {
      var network = new BenchNetwork(connection);
      var points = network.points(POINTS);
      network.growTo(size);
      return points;
    }
  }

  private static Comparison compare(
      Question question, List<Coordinates> points, Stage few, Stage many) throws Exception {
    try (var among = load(question, points, few);
        var amongMany = load(question, points, many)) {
      return Comparison.of(among, few, amongMany, many);
    }
  }

  private static Load load(Question question, List<Coordinates> points, Stage stage)
      throws IOException, SQLException {
    return Load.of(number -> HttpSearch.of(question, points, number, stage));
  }

  private static void tell(Question question, Comparison measured, Report report) {
    report.row(
        question.name(),
        round(measured.rawService()) + " + " + round(measured.rawDatabase()),
        round(measured.service()) + " + " + round(measured.httpDatabase()),
        "%.2f".formatted(measured.growth()));
    report.goal(
        question.name() + ": CPU at most 1.2 times that among few",
        measured.growth(),
        measured.growth() <= MOST);
  }
}
