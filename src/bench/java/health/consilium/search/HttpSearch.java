package health.consilium.search;

import health.consilium.bench.HttpReading;
import health.consilium.bench.Load;
import health.consilium.bench.Stage;
import health.consilium.directory.Coordinates;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Searches over HTTP. */
final class HttpSearch {
  static final String FORM = "application/json";

  private HttpSearch() {}

  static Load.Caller of(Question question, List<Coordinates> points, int number, Stage stage)
      throws IOException {
    var requests = points.stream().map(point -> request(question.path(point), stage)).toList();
    return of(requests, 200, number, stage);
  }

  static Load.Caller of(List<byte[]> requests, int expected, int number, Stage stage)
      throws IOException {
    int turn = number * requests.size() / Load.CALLERS;
    return new HttpReading(stage.url(), requests, expected, turn);
  }

  static byte[] request(String path, Stage stage, String... headers) {
    var all = Stream.concat(Stream.of("Accept: " + FORM), Stream.of(headers));
    return HttpReading.request(stage.url(), path, all.toArray(String[]::new));
  }
}
