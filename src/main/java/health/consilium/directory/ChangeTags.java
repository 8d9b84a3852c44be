package health.consilium.directory;

import health.consilium.platform.http.QueryTags;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Carries out {@link ChangeTag}. */
class ChangeTags {
  private final LastChange lastChange;
  private final Clock clock;
  private final QueryTags tags;

  ChangeTags(LastChange lastChange, Clock clock, QueryTags tags) {
    this.lastChange = lastChange;
    this.clock = clock;
    this.tags = tags;
  }

  @ChangeTag
  @ServerRequestFilter
  Optional<Response> answerWhoHasIt(ContainerRequestContext request) {
    return tags.answerWhoHasIt(request, hangsOn());
  }

  @ChangeTag
  @ServerResponseFilter
  void tag(ContainerRequestContext request, ContainerResponseContext response) {
    tags.tag(request, response);
  }

  /** The directory's last change, and the day, since ages change daily. */
  String hangsOn() {
    return lastChange.number() + " " + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
