package health.consilium.observation;

import health.consilium.platform.http.Parameters;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The filters of a listing of adverse events, as they were sent. */
public record AdverseEventQuery(
    @Parameter(description = "Of this course") @QueryParam("course") @Nullable String course,
    @Parameter(description = "Of this session") @QueryParam("session") @Nullable String session,
    @Parameter(description = "Of this term", example = "dissociation") @QueryParam("term")
        @Nullable String term,
    @Parameter(
            description =
                "Posted, changed or retracted at this time or later. " + ObservationFilter.OVERLAP,
            example = "2026-03-01T00:00:00Z")
        @QueryParam("updatedSince")
        @Nullable String updatedSince) {

  AdverseEventFilter filter(AdverseEventTerms terms) {
    return new AdverseEventFilter(
        Optional.ofNullable(course).map(text -> Parameters.uuid("course", text)),
        Optional.ofNullable(session).map(text -> Parameters.uuid("session", text)),
        Optional.ofNullable(term).map(text -> terms.parameter("term", text).number()),
        Parameters.instant("updatedSince", updatedSince));
  }
}
