package health.consilium.platform.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/**
 * Ends the reading of a request that was answered. In HTTP/1.1 its connection ends with it; in
 * HTTP/2, whose answers must not name the connection, only its stream does (RFC 9113, 8.1, 8.2.2).
 */
final class HangUp {
  /** RFC 9113's NO_ERROR: the answer is whole, and nothing more is wanted. */
  private static final long NO_ERROR = 0;

  private HangUp() {}

  /** Before the answer. */
  static void announce(HttpServerRequest request) {
    if (request.version() != HttpVersion.HTTP_2) {
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
  }

  /** After the answer. */
  static void on(HttpServerRequest request) {
    if (request.version() == HttpVersion.HTTP_2) {
      request.response().reset(NO_ERROR);
    } else {
      request.connection().close();
    }
  }
}
