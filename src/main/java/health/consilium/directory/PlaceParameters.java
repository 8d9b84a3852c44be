package health.consilium.directory;

import health.consilium.platform.problem.Refusal;
import jakarta.ws.rs.QueryParam;
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
        @Nullable String typed) {

  /**
   * @throws Refusal 400 when it is absent
   */
  String text() {
    if (typed == null) {
      throw Refusal.parameter("q", "is required: give what was typed so far, such as spring");
    }
    return typed;
  }
}
