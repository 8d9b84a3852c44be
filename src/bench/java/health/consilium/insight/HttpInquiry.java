package health.consilium.insight;

import health.consilium.bench.HttpCaller;
import health.consilium.bench.Load;
import health.consilium.observation.BenchClinic;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Asks the same of one clinic after the other. */
final class HttpInquiry implements Load.Caller {
  private final HttpCaller connection;
  private final List<byte[]> requests;
  private int next;

  /** Begins with the clinic of that turn. */
  HttpInquiry(URI url, Inquiry inquiry, List<BenchClinic> clinics, int turn) throws IOException {
    connection = new HttpCaller(url);
    requests = clinics.stream().map(clinic -> request(url, inquiry, clinic)).toList();
    next = turn;
  }

  @Override
  public void call() throws IOException {
    int status = connection.call(requests.get(next++ % requests.size()));
    if (status != 200) {
      throw new AssertionError("status " + status);
    }
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }

  private static byte[] request(URI url, Inquiry inquiry, BenchClinic clinic) {
    return "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n\r\n"
        .formatted(inquiry.path(), url.getAuthority(), clinic.token())
        .getBytes(StandardCharsets.US_ASCII);
  }
}
