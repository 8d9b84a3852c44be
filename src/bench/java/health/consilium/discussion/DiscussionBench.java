package health.consilium.discussion;

import static health.consilium.bench.Report.round;
import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.access.BenchPerson;
import health.consilium.bench.Cost;
import health.consilium.bench.HttpReading;
import health.consilium.bench.Load;
import health.consilium.bench.OnStage;
import health.consilium.bench.Stage;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a reader of 100,000 posts in 10,000 threads costs the service and PostgreSQL. */
@ExtendWith(OnStage.class)
class DiscussionBench {
  private static final int CALLERS = 8;

  /** Its own scope, in which all discussions are read. */
  private static final int NETWORK = 0;

  private static final double MOST_MILLIS = 3;

  /** Paths are taken in turns, so that not one page alone is warm. */
  private static final int PATHS = 500;

  private static final String SEARCH = "/v1/discussions/posts?q=";

  private record Row(String what, List<String> paths) {}

  @Test
  void readings(Stage stage) throws Exception {
    BenchDiscussions.fill(stage);
    BenchDiscussions.awaitStatistics(stage);
    stage
        .report()
        .head(
            "%,d posts in %,d threads".formatted(BenchDiscussions.POSTS, BenchDiscussions.THREADS),
            "HTTP /s",
            "service + PostgreSQL, µs",
            "buffers");
    var repeated = repeated(stage);
    for (var row : repeated) {
      try (var load = load(row.paths(), stage)) {
        Cost.warmUp(load);
      }
    }
    for (var row : repeated) {
      measure(row, stage);
    }
    measure(new Row("a word that nobody looked for a moment ago", once("%s", 100, 20_000)), stage);
    measure(new Row("two words that nobody did", onceInPairs(10, 300)), stage);
  }

  /** What is asked for again and again. */
  private static List<Row> repeated(Stage stage) throws SQLException {
    return List.of(
        new Row("a page of a thread", threads(stage)),
        new Row("the newest threads", List.of("/v1/discussions")),
        new Row("what is new", List.of("/v1/discussions/posts/new")),
        new Row("a word that most posts have", searches("%s", 1, 10)),
        new Row("a word that one of 20 has", searches("%s", 100, 300)),
        new Row("a word that one of 100 has", searches("%s", 1_000, 1_500)),
        new Row("a word that one of 1,000 has", searches("%s", 15_000, 20_000)),
        new Row("two words of most posts", pairs("%s+%s", 1, 10)),
        new Row("two words of one of 20", pairs("%s+%s", 100, 300)),
        new Row("a phrase of words of most posts", pairs("%%22%s+%s%%22", 1, 10)),
        new Row("a phrase of words of one of 20", pairs("%%22%s+%s%%22", 100, 300)),
        new Row(
            "a phrase beside an excluded word",
            pairs("%%22%s+%s%%22+-" + BenchDiscussions.word(50), 1, 10)),
        new Row(
            "a word of most posts, where one of 100 meets the filter", filtered("nausea", 1, 10)),
        new Row("a word of one of 20, where one of 100 does", filtered("nausea", 100, 300)),
        new Row("a word of most posts, where none does", filtered("vomiting", 1, 10)),
        new Row("nothing but an excluded word", searches("-%s", 0, 10)));
  }

  private static List<String> filtered(String code, int from, int to) {
    return searches("%s&code=" + code, from, to);
  }

  private static List<String> searches(String form, int from, int to) {
    return IntStream.range(0, PATHS)
        .mapToObj(i -> form.formatted(BenchDiscussions.word(from + i % (to - from))))
        .map(SEARCH::concat)
        .toList();
  }

  /** Each word in turn, so many that the first is forgotten when it comes again. */
  private static List<String> once(String form, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> SEARCH + form.formatted(BenchDiscussions.word(i)))
        .toList();
  }

  private static List<String> onceInPairs(int from, int to) {
    return IntStream.range(from, to)
        .boxed()
        .flatMap(i -> once(BenchDiscussions.word(i) + "+%s", i + 1, to).stream())
        .toList();
  }

  /** Two different words at a time. */
  private static List<String> pairs(String form, int from, int to) {
    int words = to - from;
    return IntStream.range(0, PATHS)
        .mapToObj(
            i ->
                form.formatted(
                    BenchDiscussions.word(from + i % words),
                    BenchDiscussions.word(from + (i + 1 + i % (words - 1)) % words)))
        .map(SEARCH::concat)
        .toList();
  }

  private static void measure(Row row, Stage stage) throws Exception {
    try (var load = load(row.paths(), stage)) {
      tell(row.what(), Cost.of(load, stage), stage);
    }
  }

  private static Load load(List<String> paths, Stage stage) throws Exception {
    String bearer = HttpReading.bearer(BenchPerson.token(stage));
    var requests =
        paths.stream().map(path -> HttpReading.request(stage.url(), path, bearer)).toList();
    int apart = requests.size() / CALLERS;
    return Load.of(CALLERS, i -> new HttpReading(stage.url(), requests, 200, i * apart));
  }

  private static void tell(String what, Cost cost, Stage stage) {
    stage
        .report()
        .row(
            what,
            round(cost.perSecond()),
            round(cost.service()) + " + " + round(cost.database()),
            round(cost.buffers()));
    stage
        .report()
        .goal(
            what + ": at most 3 ms of processor time", cost.millis(), cost.millis() <= MOST_MILLIS);
  }

  private static List<String> threads(Stage stage) throws SQLException {
    try (var connection = stage.connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      Stage.enter(connection, NETWORK);
      var row = statement.executeQuery("select id from discussion limit " + PATHS);
      var paths = new ArrayList<String>();
      while (row.next()) {
        paths.add("/v1/discussions/" + row.getString(1) + "/posts");
      }
      assertThat(paths).hasSize(PATHS);
      return paths;
    }
  }
}
