package health.consilium.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells a browser which pages may call what (CORS): those of any website whatever is public or not
 * there, those of the configured origins all of it. No cookie is ever asked for: whoever is
 * somebody sends a token.
 */
@ApplicationScoped
class CrossOrigin {
  /** What a page may read of an answer, beside its body. */
  static final String READABLE =
      "Consilium-Notice, ETag, Idempotency-Replayed, Link, Location, Preference-Applied, RateLimit,"
          + " RateLimit-Policy, Retry-After, X-Request-Id";

  private static final String SENDABLE =
      "Accept, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Prefer";

  private static final String DAY_SECONDS = "86400";
  private static final int BAD_REQUEST = 400;

  /** Behind the one that refuses what nobody reads. */
  private static final int PRIORITY = Integer.MAX_VALUE - 2;

  private final AllowedMethods allowed;
  private final Set<String> origins;

  CrossOrigin(
      AllowedMethods allowed,
      @ConfigProperty(name = "consilium.cors.origins") Optional<Set<String>> origins) {
    this.allowed = allowed;
    this.origins = origins.orElse(Set.of());
  }

  void register(@Observes Filters filters) {
    filters.register(this::answer, PRIORITY);
  }

  private void answer(RoutingContext context) {
    String origin = context.request().getHeader(HttpHeaders.ORIGIN);
    if (origin == null) {
      context.next();
      return;
    }
    String wanted = context.request().getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    boolean preflight = HttpMethod.OPTIONS.equals(context.request().method()) && wanted != null;
    String method = preflight ? wanted : context.request().method().name();
    String path = context.normalizedPath();
    boolean anyOrigin = allowed.anyOrigin(method, path);
    if (!anyOrigin) {
      allowListed(context, origin);
    } else if (preflight) {
      allowAny(context.response());
    }
    if (!preflight && (anyOrigin || !allowed.has(method, path))) {
      context.addHeadersEndHandler(_ -> allowAnyToFail(context.response()));
    }
    if (preflight) {
      permit(context);
    } else {
      context.next();
    }
  }

  /** What is found says itself who may read it; what failed before that does here. */
  private static void allowAnyToFail(HttpServerResponse response) {
    if (response.getStatusCode() >= BAD_REQUEST) {
      allowAny(response);
    }
  }

  private static void allowAny(HttpServerResponse response) {
    if (!response.headers().contains(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN)) {
      response
          .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
          .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, READABLE);
    }
  }

  private void allowListed(RoutingContext context, String origin) {
    if (origins.contains(origin)) {
      context
          .response()
          .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
          .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, READABLE)
          .putHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    }
  }

  /** What is asked for in the name of a page, before the page may ask it. */
  private void permit(RoutingContext context) {
    var response = context.response();
    String methods = allowed.at(context.normalizedPath());
    if (response.headers().contains(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN)) {
      response
          .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, methods)
          .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, SENDABLE)
          .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, DAY_SECONDS);
    }
    response.putHeader(HttpHeaders.ALLOW, methods).setStatusCode(204).end();
  }
}
