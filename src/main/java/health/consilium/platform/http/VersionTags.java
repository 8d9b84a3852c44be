package health.consilium.platform.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives every answer that shows one version its ETag, and 304 to a reader who has it already. */
class VersionTags {
  @ServerResponseFilter
  void tag(ContainerRequestContext request, ContainerResponseContext response) {
    if (!(response.getEntity() instanceof Versioned versioned)) {
      return;
    }
    var tag = new EntityTag(Integer.toString(versioned.version()));
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
