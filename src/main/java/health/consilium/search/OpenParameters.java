package health.consilium.search;

import health.consilium.platform.http.Parameters;
import health.consilium.platform.problem.Refusal;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** When a location has to be open, as it stands in the URL. */
public record OpenParameters(
    @Parameter(
            description = "Whether it has to be open now; who has told no hours is not",
            schema = @Schema(implementation = Boolean.class, defaultValue = "false"))
        @QueryParam("openNow")
        @Nullable String openNow,
    @Parameter(
            description = "When it has to be open: an RFC 3339 time with its offset",
            example = "2026-12-24T17:00:00Z",
            schema = @Schema(implementation = String.class, format = "date-time"))
        @QueryParam("openAt")
        @Nullable String openAt) {

  /**
   * What is asked for.
   *
   * @throws Refusal 400 that names the parameter at fault
   */
  OpenWish wish(Clock clock) {
    boolean now = isTrue();
    var at = Parameters.instant("openAt", openAt);
    if (openNow != null && at.isPresent()) {
      throw Refusal.parameter("openNow", "does not go with openAt; give one of them");
    }
    return at.map(moment -> new OpenWish(moment, OpenWish.Kind.AT))
        .orElseGet(
            () -> new OpenWish(clock.instant(), now ? OpenWish.Kind.NOW : OpenWish.Kind.SHOWN));
  }

  private boolean isTrue() {
    if (openNow != null && !openNow.equals("true") && !openNow.equals("false")) {
      throw Refusal.parameter("openNow", "must be true or false");
    }
    return "true".equals(openNow);
  }
}
