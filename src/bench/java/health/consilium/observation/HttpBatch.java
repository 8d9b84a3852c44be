package health.consilium.observation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import health.consilium.bench.HttpCaller;
import health.consilium.bench.Load;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Sends one batch after the other, each of other patients and each line under a new id. */
final class HttpBatch implements Load.Caller {
  private final HttpCaller connection;
  private final BenchHistory history;
  private final byte[] request;
  private final List<Integer> idsAt;

  HttpBatch(URI url, BenchHistory history) throws IOException {
    connection = new HttpCaller(url);
    this.history = history;
    String body = history.body();
    String whole =
        "POST /v1/observations/batch HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Type: application/x-ndjson\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(url.getAuthority(), history.clinic().token(), body.length(), body);
    request = whole.getBytes(US_ASCII);
    idsAt = placesOfIds(whole);
  }

  @Override
  public void call() throws IOException {
    history.next();
    for (int line = 0; line < history.lines(); line++) {
      put(history.newId(), idsAt.get(2 * line));
      put(history.course(line), idsAt.get(2 * line + 1));
    }
    int status = connection.call(request);
    if (status != 200) {
      throw new AssertionError("status " + status);
    }
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }

  private void put(UUID id, int at) {
    byte[] text = id.toString().getBytes(US_ASCII);
    System.arraycopy(text, 0, request, at, text.length);
  }

  private static List<Integer> placesOfIds(String request) {
    var places = new ArrayList<Integer>();
    int at = request.indexOf(BenchHistory.ID);
    while (at >= 0) {
      places.add(at);
      at = request.indexOf(BenchHistory.ID, at + BenchHistory.ID.length());
    }
    return places;
  }
}
