package health.consilium.search;

import health.consilium.directory.Coordinates;
import health.consilium.platform.http.Parameters;
import health.consilium.platform.problem.Refusal;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What somebody has typed so far into a field for a provider or a place. */
public record SuggestParameters(
    @Parameter(
            description = "The words typed so far, the last of which may be unfinished",
            required = true,
            example = "sandpiper psych")
        @QueryParam("q")
        @Nullable String q,
    @Parameter(
            description =
                "Of equally good names the nearest to this point first: latitude,longitude in"
                    + " decimal degrees",
            example = "47.61,-122.33")
        @QueryParam("near")
        @Nullable String near,
    @QueryParam("unit") @Parameter(description = "Of the distances: mi unless told", example = "mi")
        @Nullable String unit) {

  /**
   * @throws Refusal 400 when it is absent
   */
  String text() {
    if (q == null) {
      throw Refusal.parameter("q", "is required: give what was typed so far");
    }
    return q;
  }

  TypedName typed() {
    return TypedName.of(text(), point());
  }

  LengthUnit spoken() {
    return Parameters.one("unit", unit, LengthUnit.class).orElse(LengthUnit.MILE);
  }

  private Optional<Coordinates> point() {
    return Optional.ofNullable(near).map(WhereParameters::point);
  }
}
