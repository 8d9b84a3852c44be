package health.consilium.platform.http;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * Speaks HTTP/1.1 and nothing else in clear text. Who upgrades to HTTP/2 sends the body of the
 * first request as HTTP/1.1 still, which no window of HTTP/2 holds back, and all of it that nobody
 * has read yet is kept in memory (docs/decisions/0166).
 */
@Singleton
class ClearText implements HttpServerOptionsCustomizer {
  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    options.setHttp2ClearTextEnabled(false);
  }
}
