package health.consilium.observation;

import health.consilium.platform.http.Parameters;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The filters of a listing of observations, as they were sent. */
public class ObservationQuery {
  @Parameter(description = "Of this course")
  @QueryParam("course")
  @Nullable String course;

  @Parameter(description = "Of this instrument: its code or id", example = "madrs-total")
  @QueryParam("code")
  @Nullable String code;

  @Parameter(description = "Observed at this time or later", example = "2026-03-01T00:00:00Z")
  @QueryParam("effectiveFrom")
  @Nullable String effectiveFrom;

  @Parameter(
      description = "Observed before this time, which is not before effectiveFrom",
      example = "2026-04-01T00:00:00Z")
  @QueryParam("effectiveTo")
  @Nullable String effectiveTo;

  @Parameter(
      description =
          "Of one of these statuses, separated by commas; those that were retracted are shown only"
              + " by entered-in-error or with updatedSince",
      example = "amended,corrected")
  @QueryParam("status")
  @Nullable String status;

  @Parameter(
      description =
          "Posted, amended or retracted at this time or later: with the retracted ones, so that a"
              + " copy can be kept up. "
              + ObservationFilter.OVERLAP,
      example = "2026-03-01T00:00:00Z")
  @QueryParam("updatedSince")
  @Nullable String updatedSince;

  ObservationFilter filter(Instruments instruments) {
    return new ObservationFilter(
        Optional.empty(),
        Optional.ofNullable(course).map(text -> Parameters.uuid("course", text)),
        Optional.ofNullable(code).map(text -> instruments.parameter("code", text).number()),
        Parameters.instant("effectiveFrom", effectiveFrom),
        Parameters.instant("effectiveTo", effectiveTo),
        Parameters.several("status", status, ObservationStatus.class),
        Parameters.instant("updatedSince", updatedSince));
  }
}
