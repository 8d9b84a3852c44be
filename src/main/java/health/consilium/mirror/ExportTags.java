package health.consilium.mirror;

import health.consilium.platform.http.QueryTags;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Carries out {@link ExportTag}. An export comes and goes at its own time, whether or not the
 * directory changes.
 */
class ExportTags {
  private final ExportTable table;
  private final QueryTags tags;

  ExportTags(ExportTable table, QueryTags tags) {
    this.table = table;
    this.tags = tags;
  }

  @ExportTag
  @ServerRequestFilter
  Optional<Response> answerWhoHasIt(ContainerRequestContext request) {
    return tags.answerWhoHasIt(request, table.kept());
  }

  @ExportTag
  @ServerResponseFilter
  void tag(ContainerRequestContext request, ContainerResponseContext response) {
    tags.tag(request, response);
  }
}
