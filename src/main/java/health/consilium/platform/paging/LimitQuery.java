package health.consilium.platform.paging;

import health.consilium.platform.http.Parameters;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * How long a list may be that has one page only.
 *
 * @param asked how many items at most, as it stood in the query
 */
public record LimitQuery(
    @Parameter(
            description = "The most to answer with",
            schema = @Schema(implementation = Limit.class))
        @QueryParam("limit")
        @Nullable String asked) {

  public Limit limit() {
    return Limit.of(Parameters.integer("limit", asked).orElse(null));
  }
}
