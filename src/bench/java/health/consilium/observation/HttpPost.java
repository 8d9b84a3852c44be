package health.consilium.observation;

import health.consilium.bench.HttpCaller;
import health.consilium.bench.Load;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Posts one observation after the other, of one clinic after the other, each under a new id. */
final class HttpPost implements Load.Caller {
  private final HttpCaller connection;
  private final List<byte[]> requests;
  private final List<Integer> idAt;
  private final Ids ids = new Ids();
  private String lastId = "";
  private int next;

  /** Begins with the clinic of that turn. */
  HttpPost(URI url, List<BenchClinic> clinics, int turn) throws IOException {
    connection = new HttpCaller(url);
    requests = clinics.stream().map(clinic -> request(url, clinic)).toList();
    idAt = clinics.stream().map(clinic -> head(url, clinic).length() + BenchClinic.ID_AT).toList();
    next = turn;
  }

  @Override
  public void call() throws IOException {
    int turn = next++ % requests.size();
    byte[] request = requests.get(turn);
    lastId = ids.next().toString();
    byte[] id = lastId.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(id, 0, request, idAt.get(turn), id.length);
    int status = connection.call(request);
    if (status != 201) {
      throw new AssertionError("status " + status);
    }
  }

  String lastId() {
    return lastId;
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }

  private static byte[] request(URI url, BenchClinic clinic) {
    return (head(url, clinic) + clinic.body()).getBytes(StandardCharsets.US_ASCII);
  }

  private static String head(URI url, BenchClinic clinic) {
    return "POST /v1/observations HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
        .formatted(url.getAuthority(), clinic.token(), clinic.body().length());
  }
}
