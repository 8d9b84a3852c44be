package health.consilium.insight;

import health.consilium.observation.AdverseEventTerm;
import health.consilium.observation.AdverseEventTerms;
import health.consilium.platform.http.Parameters;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameter that chooses an adverse event, as it was sent. */
public class EventQuery {
  @Parameter(
      description = "Which adverse event: a code of the list of terms",
      example = "dissociation",
      required = true)
  @QueryParam("term")
  @Nullable String term;

  AdverseEventTerm term(AdverseEventTerms all) {
    return all.parameter("term", Parameters.given("term", term));
  }
}
