package health.consilium.bench;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Sends one request after the other, over and over, each caller from another one on. */
public final class HttpReading implements Load.Caller {
  private final HttpCaller connection;
  private final List<byte[]> requests;
  private final int expected;
  private int next;

  /**
   * @param expected status of every answer
   * @param turn of the request with which it begins
   */
  public HttpReading(URI url, List<byte[]> requests, int expected, int turn) throws IOException {
    this.connection = new HttpCaller(url);
    this.requests = requests;
    this.expected = expected;
    this.next = turn;
  }

  /** A request for a path. */
  public static byte[] request(URI url, String path, String... headers) {
    return Stream.concat(
            Stream.of("GET " + path + " HTTP/1.1", "Host: " + url.getAuthority()),
            Stream.of(headers))
        .collect(joining("\r\n", "", "\r\n\r\n"))
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** The header that says who asks. */
  public static String bearer(String token) {
    return "Authorization: Bearer " + token;
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
