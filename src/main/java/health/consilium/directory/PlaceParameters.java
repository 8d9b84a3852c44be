package health.consilium.directory;

import health.consilium.platform.http.Parameters;
import health.consilium.platform.paging.Limit;
import health.consilium.platform.problem.Refusal;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What somebody has typed so far into a field for a place. */
public record PlaceParameters(
    @Parameter(
            description =
                "The beginning of a ZIP, or of a city's name and, after a comma, of its state",
            required = true,
            example = "spring")
        @QueryParam("q")
        @Nullable String typed,
    @Parameter(
            description = "The most places to answer with, 1 to 100",
            schema =
                @Schema(
                    implementation = Integer.class,
                    minimum = "1",
                    maximum = "100",
                    defaultValue = "20"))
        @QueryParam("limit")
        @Nullable String asked) {

  /**
   * @throws Refusal 400 when it is absent
   */
  String text() {
    if (typed == null) {
      throw Refusal.parameter("q", "is required: give what was typed so far, such as spring");
    }
    return typed;
  }

  Limit limit() {
    return Limit.of(Parameters.integer("limit", asked).orElse(null));
  }
}
