package health.consilium.search;

import static health.consilium.bench.Report.round;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.bench.Comparison;
import health.consilium.bench.Load;
import health.consilium.bench.OnStage;
import health.consilium.bench.Report;
import health.consilium.bench.Stage;
import health.consilium.directory.BenchAges;
import health.consilium.directory.Coordinates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nearby search through the service, beside its own two statements. */
@ExtendWith(OnStage.class)
class NearbyBench {
  /** {@code -Dbench.sizes=10000} makes a short run of it. */
  private static final List<Integer> SIZES =
      Arrays.stream(System.getProperty("bench.sizes", "10000,100000,1000000").split(","))
          .map(Integer::valueOf)
          .toList();

  private static final int POINTS = 4_000;
  private static final int SAMPLE = 100;
  private static final int REVALIDATED = 1_000;
  private static final double MOST_CARD_BUFFERS = 5;

  private final ObjectMapper json = new ObjectMapper();
  private final SoftAssertions goals = new SoftAssertions();

  @Test
  void nearby(Stage stage) throws Exception {
    var report = stage.report();
    try (var connection = stage.connectPatiently()) {
      var network = new BenchNetwork(connection);
      var points = network.points(POINTS);
      for (int size : SIZES) {
        network.growTo(size);
        head(report, size);
        for (var question : Question.ALL) {
          compare(question, points, size, stage);
        }
      }
      beside(points, stage);
    }
    goals.assertAll();
  }

  /**
   * What the two statements touch, in buffers of 8 kB.
   *
   * @param nearest a search
   * @param cards a hit
   * @param hits a search
   * @param walks a search
   */
  private record Buffers(double nearest, double cards, double hits, double walks) {}

  private static void head(Report report, int size) {
    report.comparisons(
        "%,d locations".formatted(size),
        "buffers: nearest",
        "buffers: cards, a hit",
        "hits",
        "walks");
  }

  private void compare(Question question, List<Coordinates> points, int size, Stage stage)
      throws Exception {
    var tasks = tasks(question, points, stage);
    var buffers = buffers(tasks, stage);
    verify(question, points, stage);
    try (var raw = Load.of(number -> raw(tasks, number, stage));
        var http = Load.of(number -> HttpSearch.of(question, points, number, stage))) {
      var comparison = Comparison.of(raw, http, stage);
      tell(question, comparison, buffers, size, stage.report());
    }
  }

  private void tell(
      Question question, Comparison measured, Buffers buffers, int size, Report report) {
    report.comparison(
        question.name(),
        measured,
        "%.1f".formatted(buffers.nearest()),
        "%.2f".formatted(buffers.cards()),
        "%.1f".formatted(buffers.hits()),
        "%.2f".formatted(buffers.walks()));
    judge(question, measured, buffers, size, report);
  }

  /** Buffers are the same on every machine and fail the run; rates and times are only told. */
  private void judge(
      Question question, Comparison measured, Buffers buffers, int size, Report report) {
    String where = "%s among %,d".formatted(question.name(), size);
    report.goal(where + ": HTTP at least 0.7 of SQL", measured.ratio(), measured.ratio() >= 0.7);
    goals
        .assertThat(buffers.nearest())
        .as("%s: buffers of nearest", where)
        .isLessThanOrEqualTo(question.mostBuffers());
    goals
        .assertThat(buffers.cards())
        .as("%s: buffers of cards, a hit", where)
        .isLessThanOrEqualTo(MOST_CARD_BUFFERS);
  }

  private static List<RawSearch.Task> tasks(
      Question question, List<Coordinates> points, Stage stage) throws SQLException {
    var shares = new FacetShares(Clock.systemUTC());
    try (var connection = stage.connect()) {
      var tasks = new ArrayList<RawSearch.Task>();
      for (var point : points) {
        tasks.add(RawSearch.Task.of(question.walk(point, shares, connection), connection));
      }
      return tasks;
    }
  }

  private Buffers buffers(List<RawSearch.Task> tasks, Stage stage)
      throws SQLException, IOException {
    try (var raw = new RawSearch(stage.connect(), List.of(), 0)) {
      double nearest = 0;
      double cards = 0;
      double hits = 0;
      for (var task : tasks.subList(0, SAMPLE)) {
        var explained = raw.explain(task, json);
        nearest += explained.nearest();
        cards += explained.cards();
        hits += explained.hits();
      }
      double walks = tasks.stream().mapToInt(RawSearch.Task::walks).average().orElseThrow();
      return new Buffers(nearest / SAMPLE, cards / hits, hits / SAMPLE, walks);
    }
  }

  /** What else the service answers, beside a full search without a filter. */
  private void beside(List<Coordinates> points, Stage stage) throws Exception {
    var report = stage.report();
    report.head(
        "beside a full search",
        "full /s",
        "it /s",
        "times",
        "full, µs",
        "service + PostgreSQL, µs");
    var full = Question.ALL.getFirst();
    var some = points.subList(0, REVALIDATED);
    var known = new ArrayList<byte[]>();
    var typed = new ArrayList<byte[]>();
    for (var point : some) {
      var answer = stage.service().get(stage.url(), full.path(point), HttpSearch.FORM);
      var tag = answer.headers().firstValue("ETag");
      known.add(HttpSearch.request(full.path(point), stage, "If-None-Match: " + tag.orElseThrow()));
      typed.add(
          HttpSearch.request(full.path(point) + "&q=" + BenchNames.mistyped(typed.size()), stage));
    }
    var whole = some.stream().map(point -> HttpSearch.request(full.path(point), stage)).toList();
    var revalidated = beside("304 for who has it", whole, known, 304, stage);
    report.goal(
        "a 304 at least 5 times a full search", revalidated.ratio(), revalidated.ratio() >= 5);
    var named = beside("a mistyped name", whole, typed, 200, stage);
    report.goal("a mistyped name: at most 5,000 µs of CPU", named.cost(), named.cost() <= 5_000);
  }

  private static Comparison beside(
      String name, List<byte[]> whole, List<byte[]> other, int status, Stage stage)
      throws Exception {
    try (var full = Load.of(number -> HttpSearch.of(whole, 200, number, stage));
        var load = Load.of(number -> HttpSearch.of(other, status, number, stage))) {
      var measured = Comparison.of(full, load, stage);
      stage
          .report()
          .row(
              name,
              round(measured.rawPerSecond()),
              round(measured.httpPerSecond()),
              "%.1f".formatted(measured.ratio()),
              round(measured.rawService()) + " + " + round(measured.rawDatabase()),
              round(measured.service()) + " + " + round(measured.httpDatabase()));
      return measured;
    }
  }

  /** The service finds what its own parts find, and shows it. */
  private void verify(Question question, List<Coordinates> points, Stage stage) throws Exception {
    var clock = Clock.systemUTC();
    var nearest = new Nearest(new FacetShares(clock), new NameShares(clock));
    try (var connection = stage.connect()) {
      for (var point : points.subList(0, 20)) {
        var slice = nearest.after(Bookmark.START, question.inquiry(point, connection), connection);
        var cards =
            new Cards(BenchNetwork.JSON, BenchAges.shownBy(BenchNetwork.JSON), clock)
                .of(slice.found(), connection);
        var expected =
            slice.found().stream()
                .map(
                    found ->
                        id(Objects.requireNonNull(cards.get(found.number())).location().toString()))
                .toList();
        var answer = stage.service().get(stage.url(), question.path(point));
        assertThat(json.readTree(answer.body()).at("/items").findValues("location"))
            .extracting(location -> location.get("id").asText())
            .isEqualTo(expected)
            .isNotEmpty();
      }
    }
  }

  private String id(String location) {
    try {
      return json.readTree(location).get("id").asText();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Load.Caller raw(List<RawSearch.Task> tasks, int number, Stage stage)
      throws SQLException {
    return new RawSearch(stage.connect(), tasks, number * POINTS / Load.CALLERS);
  }
}
