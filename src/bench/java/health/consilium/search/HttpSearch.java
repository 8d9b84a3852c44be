package health.consilium.search;

import health.consilium.bench.HttpCaller;
import health.consilium.bench.Load;
import health.consilium.bench.Stage;
import health.consilium.directory.Coordinates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Searches over HTTP, one after the other, each caller from another point on. */
final class HttpSearch implements Load.Caller {
  static final String FORM = "application/json";

  private final HttpCaller connection;
  private final List<byte[]> requests;
  private final int expected;
  private int next;

  /**
   * @param expected status of every answer
   */
  HttpSearch(List<byte[]> requests, int expected, int number, Stage stage) throws IOException {
    this.connection = new HttpCaller(stage.url());
    this.requests = requests;
    this.expected = expected;
    this.next = number * requests.size() / Load.CALLERS;
  }

  static HttpSearch of(Question question, List<Coordinates> points, int number, Stage stage)
      throws IOException {
    var requests = points.stream().map(point -> request(question.path(point), "", stage)).toList();
    return new HttpSearch(requests, 200, number, stage);
  }

  static byte[] request(String path, String headers, Stage stage) {
    return "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: %s\r\n%s\r\n"
        .formatted(path, stage.url().getAuthority(), FORM, headers)
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void call() throws IOException {
    int status = connection.call(requests.get(next++ % requests.size()));
    if (status != expected) {
      throw new AssertionError("status " + status);
    }
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
