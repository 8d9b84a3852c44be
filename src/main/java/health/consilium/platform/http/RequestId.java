package health.consilium.platform.http;

import health.consilium.platform.ids.Uuids;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Every request's id: the caller's {@code X-Request-Id} when it is a UUID, else a new one. It is in
 * every answer, every problem and every log line of the request.
 */
@ApplicationScoped
public class RequestId {
  /** The header that carries it, both ways. */
  public static final String HEADER = "X-Request-Id";

  private static final String KEY = "requestId";

  void register(@Observes Filters filters) {
    filters.register(this::assign, Integer.MAX_VALUE);
  }

  private void assign(RoutingContext context) {
    String id = given(context.request().getHeader(HEADER));
    context.put(KEY, id);
    context.response().putHeader(HEADER, id);
    MDC.put(KEY, id);
    context.next();
  }

  /** The id of the request that this context routes. */
  public static String of(RoutingContext context) {
    String id = context.get(KEY);
    return id == null ? UUID.randomUUID().toString() : id;
  }

  /** Anything but a UUID is replaced, since a free text would travel into logs. */
  private static String given(@Nullable String header) {
    try {
      return header == null ? UUID.randomUUID().toString() : Uuids.parse(header).toString();
    } catch (IllegalArgumentException e) {
      return UUID.randomUUID().toString();
    }
  }
}
