package health.consilium.discussion;

import health.consilium.bench.HttpCaller;
import health.consilium.bench.Load;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads one path after the other, as one person. */
final class HttpReading implements Load.Caller {
  private final HttpCaller connection;
  private final List<byte[]> requests;
  private int next;

  /** Begins with the path of that turn. */
  HttpReading(URI url, String token, List<String> paths, int turn) throws IOException {
    connection = new HttpCaller(url);
    requests = paths.stream().map(path -> request(url, token, path)).toList();
    next = turn;
  }

  @Override
  public void call() throws IOException {
    int status = connection.call(requests.get(next++ % requests.size()));
    if (status != 200) {
      throw new AssertionError("status " + status);
    }
  }

  private static byte[] request(URI url, String token, String path) {
    return "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n\r\n"
        .formatted(path, url.getAuthority(), token)
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
