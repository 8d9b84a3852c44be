package health.consilium.platform.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Carries out {@link BuildTag}: such an answer hangs on nothing beside the build. The day is in its
 * tag as well, for a service that was not told its build: no tag outlives a release for long.
 */
class BuildTags {
  private final QueryTags tags;
  private final Clock clock;

  BuildTags(QueryTags tags, Clock clock) {
    this.tags = tags;
    this.clock = clock;
  }

  @BuildTag
  @ServerRequestFilter(priority = QueryTags.BEFORE_WAITING, nonBlocking = true)
  Optional<Response> answerWhoHasIt(ContainerRequestContext request) {
    return tags.answerWhoHasIt(request, hangsOn());
  }

  @BuildTag
  @ServerResponseFilter
  void tag(ContainerRequestContext request, ContainerResponseContext response) {
    tags.tag(request, response);
  }

  /** The day. */
  String hangsOn() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
  }
}
