package health.consilium.platform.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Gives every answer that is one version of something its ETag, and 304 to a reader who has it
 * already.
 */
class VersionTags {
  private final Clock clock;

  VersionTags(Clock clock) {
    this.clock = clock;
  }

  @ServerResponseFilter
  void tag(ContainerRequestContext request, ContainerResponseContext response) {
    if (!(response.getEntity() instanceof Tagged tagged)) {
      return;
    }
    var tag = new EntityTag(tagged.tag(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
    if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
      Response.ResponseBuilder unchanged = request.getRequest().evaluatePreconditions(tag);
      if (unchanged != null && request.getHeaderString(HttpHeaders.IF_NONE_MATCH) != null) {
        response.setStatus(Response.Status.NOT_MODIFIED.getStatusCode());
        response.setEntity(null);
      }
    }
  }
}
