package health.consilium.platform.http;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Sends what {@link PublicCache} promises. A problem is nobody's to keep and says so itself. */
class PublicCaching {
  private static final String PUBLIC = "public, max-age=60, stale-while-revalidate=600";

  @PublicCache
  @ServerResponseFilter
  void allow(ContainerResponseContext response) {
    if (response.getStatus() < 400) {
      response.getHeaders().putIfAbsent(HttpHeaders.CACHE_CONTROL, List.of(PUBLIC));
    }
  }
}
