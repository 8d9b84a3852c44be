package health.consilium.observation;

import health.consilium.platform.http.Parameters;
import health.consilium.platform.paging.Limit;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters of a listing of observations, as they were sent. */
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

  @Parameter(description = "Observed before this time", example = "2026-04-01T00:00:00Z")
  @QueryParam("effectiveTo")
  @Nullable String effectiveTo;

  @Parameter(description = "At most so many items, 1 to 100; 20 unless given", example = "20")
  @QueryParam("limit")
  @Nullable String limit;

  @Parameter(description = "Where to go on, from the Link header of the page before")
  @QueryParam("cursor")
  @Nullable String cursor;

  ObservationFilter filter(Instruments instruments) {
    return new ObservationFilter(
        Optional.ofNullable(course).map(text -> Parameters.uuid("course", text)),
        Optional.ofNullable(code).map(text -> instruments.parameter("code", text).number()),
        Parameters.instant("effectiveFrom", effectiveFrom),
        Parameters.instant("effectiveTo", effectiveTo));
  }

  Limit limit() {
    return Limit.of(Parameters.integer("limit", limit).orElse(null));
  }
}
