package health.consilium.platform.paging;

import health.consilium.platform.http.Parameters;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Which page is asked for.
 *
 * @param asked how many items at most, as it stood in the query
 * @param cursor where the page begins; absent for the first
 */
public record PageQuery(
    @Parameter(
            description = "The most items that the page may have.",
            schema = @Schema(implementation = Limit.class))
        @QueryParam("limit")
        @Nullable String asked,
    @Parameter(description = "Where the page begins: from the Link of the page before.")
        @QueryParam("cursor")
        @Nullable String cursor) {

  /** How many items the page has at most. */
  public Limit limit() {
    return Limit.of(Parameters.integer("limit", asked).orElse(null));
  }

  /** Where in that query's results the page begins; empty for the first page. */
  public Optional<String> position(Cursors cursors, String query) {
    return Optional.ofNullable(cursor).map(text -> cursors.open(query, text));
  }
}
