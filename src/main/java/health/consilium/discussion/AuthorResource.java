package health.consilium.discussion;

import health.consilium.access.Scope;
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
import jakarta.ws.rs.POST;
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

/** Who writes in discussions, for those who run the network. */
@Path(Discussions.PATH + "/authors")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@NoStore
@Tag(name = "Discussions")
public class AuthorResource {
  private final Authors authors;

  AuthorResource(Authors authors) {
    this.authors = authors;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scope.NETWORK_ADMIN)
  @Operation(
      operationId = "confirmName",
      summary = "Confirms a person's name and credentials",
      description =
          "In the place of those before. They stand on the person's posts where the person chose a"
              + " byline with the name; without them a post stands under its clinic alone. The same"
              + " again leaves them so, and needs no key.")
  public Author confirm(NewName name) {
    return authors.confirm(name);
  }

  @GET
  @RolesAllowed({Scope.NETWORK_ADMIN, Scope.MODERATE})
  @Operation(operationId = "listAuthors", summary = "Who has ever written, or has a name")
  public Page<Author> list(@BeanParam PageQuery page) {
    return authors.list(page);
  }

  @POST
  @Path("/{id}/suspension")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scope.MODERATE)
  @Operation(
      operationId = "suspendAuthor",
      summary = "Lets a person write no more",
      description =
          "The person is told the reason, and may read and take posts back as before. Keys to the"
              + " person's feed are revoked for good. A repetition finds the person suspended (409): it"
              + " needs no key.")
  @APIResponse(
      responseCode = "200",
      description = "Suspended",
      content = @Content(schema = @Schema(implementation = Author.class)))
  @APIResponse(responseCode = "409", description = "Suspended already")
  public Response suspend(
      @Parameter(description = "The author") @PathParam("id") String id, Grounds grounds) {
    return Response.ok(authors.suspend(Parameters.uuid("id", id), grounds)).build();
  }

  @DELETE
  @Path("/{id}/suspension")
  @RolesAllowed(Scope.MODERATE)
  @Operation(operationId = "resumeAuthor", summary = "Lets a suspended person write again")
  @APIResponse(responseCode = "204", description = "The person may write")
  public Response resume(@Parameter(description = "The author") @PathParam("id") String id) {
    authors.resume(Parameters.uuid("id", id));
    return Response.noContent().build();
  }

  @DELETE
  @Path("/{id}/name")
  @RolesAllowed(Scope.NETWORK_ADMIN)
  @Operation(
      operationId = "forgetName",
      summary = "Takes a person's name back",
      description = "The person's posts stand under the clinic alone from then on.")
  @APIResponse(responseCode = "204", description = "Taken back, now or before")
  public Response forgetName(@Parameter(description = "The author") @PathParam("id") String id) {
    authors.forgetName(Parameters.uuid("id", id));
    return Response.noContent().build();
  }
}
