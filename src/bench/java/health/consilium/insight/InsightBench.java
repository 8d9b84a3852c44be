package health.consilium.insight;

import health.consilium.access.BenchAdmin;
import health.consilium.bench.Comparison;
import health.consilium.bench.HttpReading;
import health.consilium.bench.Load;
import health.consilium.bench.OnStage;
import health.consilium.bench.Stage;
import health.consilium.observation.BenchClinic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What 1,000 clinics ask of their own patients and of a release, beside the same as bare SQL. */
@ExtendWith(OnStage.class)
class InsightBench {
  /** Microseconds of processor time, the service's and PostgreSQL's. */
  private static final double MOST = 2_000;

  /** So many of the clinics ask, in turn. */
  private static final int ASKING = 64;

  private static final String TABLE = "indication=MDD&drug=ketamine&route=IV";

  private static final List<Inquiry> INQUIRIES =
      List.of(
          new Inquiry(
              "own response",
              "/v1/insights/mine/response?instrument=MADRS&at=PT24H&indication=MDD&compare=drug",
              """
              select drug, sum(case time_point when 0 then courses else 0 end),
                sum(case time_point when 0 then 0 else courses end), sum(responders), sum(remitted),
                sum(improved), sum(worse)
              from outcome_count
              where clinic_number = ? and (measure, time_point) in ((0, 0), (1, 1))
                and cohort between 10000 and 19999
              group by 1 order by 1
              """),
          new Inquiry(
              "own trajectory",
              "/v1/insights/mine/trajectory?instrument=MADRS&indication=MDD",
              """
              select day, value_milli, sum(courses) from trajectory_count
              where clinic_number = ? and measure = 1 and cohort between 10000 and 19999
              group by day, value_milli order by day, value_milli
              """),
          new Inquiry(
              "own safety",
              "/v1/insights/mine/safety?indication=MDD",
              """
              select figure, sum(courses), sum(courses_with), sum(days), sum(days_with), sum(sessions),
                sum(sessions_with)
              from safety_count
              where clinic_number = ? and cohort between 10000 and 19999
              group by figure
              """),
          new Inquiry(
              "a released cell",
              "/v1/insights/latest/response?instrument=MADRS&at=PT24H&" + TABLE,
              "select * from release_cell where number = "
                  + "(select number from network_release order by number desc limit 1)"
                  + " and (measure, time_point, indication, drug, route, dimension, category)"
                  + " = (1, 1, 1, 1, 1, 0, 0)"),
          new Inquiry(
              "where one stands",
              "/v1/insights/latest/percentile?instrument=MADRS&at=PT24H&" + TABLE,
              "select * from release_standing where (clinic_number, number) = "
                  + "(current_setting('app.clinic')::integer,"
                  + " (select number from network_release order by number desc limit 1))"
                  + " and (measure, time_point, indication, drug, route) = (1, 1, 1, 1, 1)"),
          new Inquiry(
              "released scores",
              "/v1/insights/latest/trajectory?instrument=MADRS&" + TABLE,
              "select * from release_score where number = "
                  + "(select number from network_release order by number desc limit 1)"
                  + " and (measure, indication, drug, route) = (1, 1, 1, 1)"),
          new Inquiry(
              "released safety",
              "/v1/insights/latest/safety?term=dissociation&" + TABLE,
              "select * from release_cell where number = "
                  + "(select number from network_release order by number desc limit 1)"
                  + " and (measure, time_point, indication, drug, route, dimension, category)"
                  + " = (1001, 3, 1, 1, 1, 0, 0)"),
          new Inquiry(
              "shared observations",
              "/v1/shared/observations?limit=20",
              "select * from shared_observation order by -number, position limit 20"));

  private final Map<Inquiry, Double> smallest = new HashMap<>();

  @Test
  void insights(Stage stage) throws Exception {
    for (int size : BenchPatients.SIZES) {
      var clinics = BenchPatients.growTo(size, stage).subList(0, ASKING);
      ReleaseBench.release(stage.url(), BenchAdmin.token(stage));
      stage.report().comparisons("%,d observations".formatted(size));
      for (var inquiry : INQUIRIES) {
        compare(inquiry, BenchClinic.withNewTokens(clinics, stage), size, stage);
      }
    }
  }

  private void compare(Inquiry inquiry, List<BenchClinic> clinics, int size, Stage stage)
      throws Exception {
    int apart = ASKING / Load.CALLERS;
    var requests = requests(inquiry, clinics, stage);
    try (var raw = Load.of(i -> new RawInquiry(stage.connect(), inquiry, clinics, i * apart));
        var http = Load.of(i -> new HttpReading(stage.url(), requests, 200, i * apart))) {
      tell(inquiry, Comparison.of(raw, http, stage), size, stage);
    }
  }

  private static List<byte[]> requests(Inquiry inquiry, List<BenchClinic> clinics, Stage stage) {
    return clinics.stream()
        .map(clinic -> HttpReading.bearer(clinic.token()))
        .map(bearer -> HttpReading.request(stage.url(), inquiry.path(), bearer))
        .toList();
  }

  private void tell(Inquiry inquiry, Comparison measured, int size, Stage stage) {
    var report = stage.report();
    report.comparison(inquiry.name(), measured);
    String where = "%s among %,d".formatted(inquiry.name(), size);
    report.goal(where + ": CPU at most 2,000 µs", measured.cost(), measured.cost() < MOST);
    double growth = measured.cost() / smallest.computeIfAbsent(inquiry, _ -> measured.cost());
    report.goal(where + ": CPU at most 1.2 times that among the fewest", growth, growth <= 1.2);
  }
}
