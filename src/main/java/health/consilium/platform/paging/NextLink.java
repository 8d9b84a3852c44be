package health.consilium.platform.paging;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Adds the RFC 8288 link to the next page: the same request with the next cursor. */
class NextLink {
  @ServerResponseFilter
  void add(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof Paged paged) {
      paged
          .nextCursor()
          .ifPresent(cursor -> response.getHeaders().add(HttpHeaders.LINK, link(request, cursor)));
    }
  }

  /** Relative to the request (RFC 3986, 4.2), so that no proxy can make it wrong. */
  private static String link(ContainerRequestContext request, String cursor) {
    var next = request.getUriInfo().getRequestUriBuilder().replaceQueryParam("cursor", cursor);
    var uri = next.build();
    return "<" + uri.getRawPath() + "?" + uri.getRawQuery() + ">; rel=\"next\"";
  }
}
