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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The sessions of a course of the caller's clinic. */
@Path("/v1/courses/{course}/sessions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@NoStore
@Tag(name = "Observations")
public class SessionResource {
  private final Sessions sessions;

  SessionResource(Sessions sessions) {
    this.sessions = sessions;
  }

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scope.OBSERVATIONS_WRITE)
  @Operation(
      operationId = "putSession",
      summary = "Creates or changes a session: one administration of a course",
      description =
          "The clinic chooses the id. Creating and repeating the identical session need no"
              + " If-Match; a change needs the ETag of the version that it replaces. Sessions of"
              + " esketamine are answered with a warning for each thing that its REMS asks for and"
              + " that is not told yet, blood pressures included, which are observations of the"
              + " session.")
  @APIResponse(
      responseCode = "200",
      description = "Changed, or the same as before",
      content = @Content(schema = @Schema(implementation = Session.class)))
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content = @Content(schema = @Schema(implementation = Session.class)))
  @APIResponse(responseCode = "409", description = "A session of another course has this id")
  @APIResponse(responseCode = "410", description = "It or its course was retracted")
  @APIResponse(responseCode = "412", description = "If-Match names another version")
  @APIResponse(responseCode = "428", description = "A change without If-Match")
  public Response put(@BeanParam SessionPath path, @BeanParam IfMatch ifMatch, NewSession session) {
    return sessions.put(path.key(), session, ifMatch).at(path.text());
  }

  @GET
  @Path("/{id}")
  @RolesAllowed(Scope.OBSERVATIONS_READ)
  @Operation(operationId = "getSession", summary = "One session")
  public Session get(@BeanParam SessionPath path) {
    return sessions.get(path.key());
  }

  @GET
  @RolesAllowed(Scope.OBSERVATIONS_READ)
  @Operation(
      operationId = "listSessions",
      summary = "The sessions of a course that stand, newest first")
  public Page<Session> list(
      @Parameter(description = "The course") @PathParam("course") String course,
      @BeanParam PageQuery page) {
    return sessions.list(Parameters.uuid("course", course), page);
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed(Scope.OBSERVATIONS_WRITE)
  @Operation(
      operationId = "retractSession",
      summary = "Retracts a session and all that belongs to it: they are entered in error",
      description = ReasonQuery.RETRACTING)
  @APIResponse(responseCode = "200", description = "Retracted, now or before")
  @APIResponse(responseCode = "412", description = "If-Match names another version")
  @APIResponse(responseCode = "428", description = "Without If-Match")
  public Session retract(
      @BeanParam SessionPath path, @BeanParam ReasonQuery reason, @BeanParam IfMatch ifMatch) {
    return sessions.retract(path.key(), reason.reason(), ifMatch);
  }

  @GET
  @Path("/{id}/versions")
  @RolesAllowed(Scope.OBSERVATIONS_READ)
  @Operation(
      operationId = "listSessionVersions",
      summary = "All versions of a session, the current one first")
  public Page<Session> versions(@BeanParam SessionPath path, @BeanParam PageQuery page) {
    return sessions.versions(path.key(), page);
  }

  @GET
  @Path("/{id}/versions/{version}")
  @RolesAllowed(Scope.OBSERVATIONS_READ)
  @Operation(operationId = "getSessionVersion", summary = "One version of a session")
  public Session version(@BeanParam SessionPath path, @BeanParam VersionPath version) {
    return sessions.version(path.key(), version.number());
  }
}
