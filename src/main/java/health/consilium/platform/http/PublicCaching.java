package health.consilium.platform.http;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Sends what {@link PublicCache} promises: to be kept for a while, and to be read by a page of any
 * website. A problem is nobody's to keep and says so itself; the page may read it all the same.
 */
class PublicCaching {
  /** The form and the compression are the caller's choice. */
  private static final String NEGOTIATED = "Accept, Accept-Encoding";

  private final Clock clock;

  PublicCaching(Clock clock) {
    this.clock = clock;
  }

  @AnyOrigin
  @ServerResponseFilter
  void open(ContainerResponseContext response) {
    response.getHeaders().putSingle("Access-Control-Allow-Origin", "*");
    response.getHeaders().putSingle("Access-Control-Expose-Headers", CrossOrigin.READABLE);
  }

  @PublicCache
  @ServerResponseFilter
  void allow(ContainerResponseContext response) {
    open(response);
    response.getHeaders().putSingle(HttpHeaders.VARY, NEGOTIATED);
    if (response.getStatus() < 400) {
      response.getHeaders().putIfAbsent(HttpHeaders.CACHE_CONTROL, List.of(lasting(response)));
    }
  }

  private String lasting(ContainerResponseContext response) {
    var end =
        response.getEntity() instanceof Perishable perishable
            ? perishable.perishesAt()
            : Optional.<Instant>empty();
    return Perishable.cacheControl(clock.instant(), end);
  }
}
