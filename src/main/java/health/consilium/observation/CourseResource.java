package health.consilium.observation;

import health.consilium.access.Scope;
import health.consilium.platform.http.IfMatch;
import health.consilium.platform.http.NoStore;
import health.consilium.platform.http.Parameters;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Treatment courses of the caller's clinic. */
@Path("/v1/courses")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@NoStore
@Tag(name = "Observations")
public class CourseResource {
  private final Observations observations;

  CourseResource(Observations observations) {
    this.observations = observations;
  }

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scope.OBSERVATIONS_WRITE)
  @Operation(
      operationId = "putCourse",
      summary = "Creates or changes a treatment course",
      description =
          "The clinic chooses the id. Creating and repeating the identical course need no If-Match;"
              + " a change needs the ETag of the version that it replaces.")
  @APIResponse(
      responseCode = "200",
      description = "Changed, or the same as before",
      content = @Content(schema = @Schema(implementation = Course.class)))
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content = @Content(schema = @Schema(implementation = Course.class)))
  @APIResponse(
      responseCode = "410",
      description = "It was retracted, or the subject's consent was withdrawn")
  @APIResponse(responseCode = "412", description = "If-Match names another version")
  @APIResponse(responseCode = "428", description = "A change without If-Match")
  public Response put(
      @Parameter(description = "The course, a UUID of the clinic's own") @PathParam("id") String id,
      @BeanParam IfMatch ifMatch,
      NewCourse course) {
    UUID courseId = Parameters.uuid("id", id);
    return observations.putCourse(courseId, course, ifMatch).at("/v1/courses/" + courseId);
  }

  @GET
  @Path("/{id}")
  @RolesAllowed(Scope.OBSERVATIONS_READ)
  @Operation(operationId = "getCourse", summary = "One treatment course")
  public Course get(@Parameter(description = "The course") @PathParam("id") String id) {
    return observations.course(Parameters.uuid("id", id));
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed(Scope.OBSERVATIONS_WRITE)
  @Operation(
      operationId = "retractCourse",
      summary = "Retracts a course and everything in it: they are entered in error",
      description = ReasonQuery.RETRACTING)
  @APIResponse(responseCode = "200", description = "Retracted, now or before")
  @APIResponse(responseCode = "412", description = "If-Match names another version")
  @APIResponse(responseCode = "428", description = "Without If-Match")
  public Course retract(
      @Parameter(description = "The course") @PathParam("id") String id,
      @BeanParam ReasonQuery reason,
      @BeanParam IfMatch ifMatch) {
    return observations.retractCourse(Parameters.uuid("id", id), reason.reason(), ifMatch);
  }

  @GET
  @Path("/{id}/versions")
  @RolesAllowed(Scope.OBSERVATIONS_READ)
  @Operation(
      operationId = "listCourseVersions",
      summary = "All versions of a course, the current one first")
  public Page<Course> versions(
      @Parameter(description = "The course") @PathParam("id") String id,
      @BeanParam PageQuery page) {
    return observations.courseVersions(Parameters.uuid("id", id), page);
  }

  @GET
  @Path("/{id}/versions/{version}")
  @RolesAllowed(Scope.OBSERVATIONS_READ)
  @Operation(operationId = "getCourseVersion", summary = "One version of a course")
  public Course version(
      @Parameter(description = "The course") @PathParam("id") String id,
      @BeanParam VersionPath version) {
    return observations.courseVersion(Parameters.uuid("id", id), version.number());
  }

  @GET
  @RolesAllowed(Scope.OBSERVATIONS_READ)
  @Operation(
      operationId = "listCourses",
      summary = "The clinic's treatment courses that stand, latest first dose first")
  public Page<Course> list(@BeanParam PageQuery page) {
    return observations.courses(page.cursor(), page.limit());
  }
}
