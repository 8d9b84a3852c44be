package health.consilium.platform.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Carries out {@link BuildTag}: such an answer hangs on nothing beside the build. */
class BuildTags {
  private final QueryTags tags;

  BuildTags(QueryTags tags) {
    this.tags = tags;
  }

  @BuildTag
  @ServerRequestFilter
  Optional<Response> answerWhoHasIt(ContainerRequestContext request) {
    return tags.answerWhoHasIt(request, "");
  }

  @BuildTag
  @ServerResponseFilter
  void tag(ContainerRequestContext request, ContainerResponseContext response) {
    tags.tag(request, response);
  }
}
