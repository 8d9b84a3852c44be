package health.consilium.directory;

import health.consilium.platform.http.QueryTags;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Carries out {@link ChangeTag}. Who has no answer yet gets the tag of a counter that was read a
 * moment before; whether an answer is still right is asked after that (docs/decisions/0164, 0182).
 */
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
  @ServerRequestFilter(priority = QueryTags.BEFORE_WAITING, nonBlocking = true)
  Uni<@Nullable Response> answerWhoHasIt(ContainerRequestContext request) {
    boolean hasAny = request.getHeaderString(HttpHeaders.IF_NONE_MATCH) != null;
    return (hasAny ? lastChange.number() : lastChange.lately())
        .map(change -> tags.answerWhoHasIt(request, hangsOn(change)).orElse(null));
  }

  @ChangeTag
  @ServerResponseFilter
  void tag(ContainerRequestContext request, ContainerResponseContext response) {
    tags.tag(request, response);
  }

  /** The directory's last change, and the day, since ages change daily. */
  String hangsOn(long change) {
    return change + " " + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
