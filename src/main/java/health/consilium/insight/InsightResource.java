package health.consilium.insight;

import health.consilium.access.Scope;
import health.consilium.observation.Instruments;
import health.consilium.platform.http.NoStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the caller's own clinic's observations come to. */
@Path("/v1/insights/mine")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@NoStore
@Tag(name = "Insights")
public class InsightResource {
  private final Insights insights;
  private final Instruments instruments;

  InsightResource(Insights insights, Instruments instruments) {
    this.insights = insights;
    this.instruments = instruments;
  }

  @GET
  @Path("/response")
  @RolesAllowed(Scope.INSIGHTS_READ)
  @Operation(
      operationId = "getOwnResponse",
      summary = "How many of the clinic's own patients responded",
      description =
          "Counts courses. The baseline is the last value within the seven days up to the first"
              + " dose; the follow-up is the value in the window that is nearest to its target, of"
              + " two as near the later. A course without either, or with a baseline of 0, counts"
              + " as missing. Statistics are rounded to six decimals.")
  public ResponseReport response(@BeanParam ResponseQuery query, @BeanParam CohortQuery courses) {
    return insights.ownResponse(query.question(courses.cohort(), instruments));
  }

  @GET
  @Path("/safety")
  @RolesAllowed(Scope.INSIGHTS_READ)
  @Operation(
      operationId = "getOwnSafety",
      summary =
          "Adverse events of the clinic's own patients, and vital signs past their thresholds",
      description =
          "Counts sessions and courses with adverse events, each once however many there were. An"
              + " event that names no session went with the first one of its day, where there is"
              + " one. Of vital signs it counts courses, sessions and the days since the first dose"
              + " on which a sign was taken: all that was"
              + " taken within 12 hours of a day's middle is of one day, so that a dose and its"
              + " monitoring are. One value past the threshold makes the day one with an excursion."
              + " Intervals are Clopper and Pearson's. An excursion is a count, and no advice.")
  public SafetyReport safety(@BeanParam CohortQuery courses) {
    return insights.ownSafety(courses.cohort());
  }

  @GET
  @Path("/trajectory")
  @RolesAllowed(Scope.INSIGHTS_READ)
  @Operation(
      operationId = "getOwnTrajectory",
      summary = "The scores of the clinic's own patients by day since the first dose",
      description =
          "Counts courses, each once a day by one value. Day 0 is the baseline: the last value"
              + " within the seven days up to the first dose. The days after it are 24 hours long"
              + " around their middle, 1 from the first dose up to 36 hours; the value nearest to"
              + " the middle counts, of two as near the later. Day 365 is the last.")
  public TrajectoryReport trajectory(
      @BeanParam TrajectoryQuery query, @BeanParam CohortQuery courses) {
    return insights.ownTrajectory(query.scale(instruments), courses.cohort());
  }
}
