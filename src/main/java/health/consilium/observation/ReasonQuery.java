package health.consilium.observation;

import health.consilium.platform.http.Parameters;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Why something is retracted, as it stood in the query. */
public record ReasonQuery(
    @Parameter(
            description = "Why it is retracted",
            required = true,
            schema = @Schema(implementation = ChangeReason.class))
        @QueryParam("reason")
        @Nullable String text) {
  /** What the contract says of a retraction. */
  static final String RETRACTING =
      "Nothing is deleted. What was retracted is in no list that does not ask for it, and in no"
          + " figure. Repeating the request changes nothing and needs no If-Match.";

  ChangeReason reason() {
    return Parameters.oneGiven("reason", text, ChangeReason.class);
  }
}
