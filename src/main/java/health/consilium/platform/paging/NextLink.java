package health.consilium.platform.paging;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Adds the RFC 8288 link to the next page: the same request with the next cursor. */
class NextLink {
  private static final String CURSOR = "cursor=";

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
    var asked = request.getUriInfo().getRequestUri();
    String others =
        Stream.ofNullable(asked.getRawQuery())
            .flatMap(query -> Arrays.stream(query.split("&")))
            .filter(parameter -> !parameter.startsWith(CURSOR))
            .map(parameter -> parameter + "&")
            .collect(Collectors.joining());
    return "<" + asked.getRawPath() + "?" + others + CURSOR + cursor + ">; rel=\"next\"";
  }
}
