package health.consilium.directory;

import health.consilium.access.Scope;
import health.consilium.platform.http.IfMatch;
import health.consilium.platform.http.NoStore;
import health.consilium.platform.http.Parameters;
import health.consilium.platform.http.PublicCache;
import health.consilium.platform.http.Stored;
import health.consilium.platform.idempotency.IdempotencyKey;
import health.consilium.platform.json.MergePatch;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/**
 * What all collections of the directory answer alike. {@link CollectionContract} says in the
 * OpenAPI document what each operation is called there.
 *
 * @param <T> a resource as it is read
 * @param <N> a resource as it is written
 */
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public abstract class CollectionResource<T extends Entry, N> {
  final Register register;
  final Kind<T, N> kind;
  private final Attestations attestations;

  CollectionResource(Register register, Attestations attestations, Kind<T, N> kind) {
    this.register = register;
    this.attestations = attestations;
    this.kind = kind;
  }

  @GET
  @Path("/{id}")
  @PermitAll
  @PublicCache
  @APIResponse(responseCode = "200", description = "As it is now")
  @APIResponse(
      responseCode = "301",
      description = "It was merged into another one",
      headers =
          @Header(
              name = "Location",
              description = "that other one",
              schema = @Schema(type = SchemaType.STRING)))
  @APIResponse(responseCode = "304", description = "The caller has this version already.")
  @APIResponse(responseCode = "410", description = "It was deleted")
  public Response get(@BeanParam EntryId id) {
    return register.look(kind, id.uuid()).response();
  }

  @GET
  @Path("/{id}/versions")
  @PermitAll
  @PublicCache
  @ChangeTag
  public Page<Revision> versions(@BeanParam EntryId id, @BeanParam PageQuery page) {
    return register.versions(kind, id.uuid(), page);
  }

  @GET
  @Path("/{id}/versions/{version}")
  @PermitAll
  @PublicCache
  @APIResponse(
      responseCode = "200",
      description = "What the change made of it",
      content = @Content(schema = @Schema(implementation = Revision.class)))
  @APIResponse(responseCode = "304", description = "The caller has it already.")
  public Revision version(
      @BeanParam EntryId id,
      @Parameter(
              description = "Which one: 1 is the first.",
              schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
          @PathParam("version")
          String version) {
    int number = Parameters.integer("version", version).orElseThrow();
    return register.version(kind, id.uuid(), number);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scope.DIRECTORY_WRITE)
  @SecurityRequirement(name = "oauth2", scopes = Scope.DIRECTORY_WRITE)
  @NoStore
  @APIResponse(responseCode = "201", description = "Created, now or by the same request before")
  @APIResponse(responseCode = "409", description = "The same request is still running")
  public Response create(@BeanParam IdempotencyKey key, N written) {
    return register.create(kind, written, key).response();
  }

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scope.DIRECTORY_WRITE)
  @SecurityRequirement(name = "oauth2", scopes = Scope.DIRECTORY_WRITE)
  @NoStore
  @APIResponse(responseCode = "200", description = "Changed, or the same as before")
  @APIResponse(responseCode = "201", description = "Created")
  @APIResponse(responseCode = "409", description = "A resource of another kind has this id")
  @APIResponse(responseCode = "410", description = "It was deleted: use a new id")
  @APIResponse(responseCode = "412", description = "If-Match names another version")
  @APIResponse(responseCode = "428", description = "A change without If-Match")
  public Response put(@BeanParam EntryId id, @BeanParam IfMatch ifMatch, N written) {
    var write = new Write<>(written, ifMatch);
    return answer(register.put(kind, id.uuid(), write));
  }

  @PATCH
  @Path("/{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  @RolesAllowed(Scope.DIRECTORY_WRITE)
  @SecurityRequirement(name = "oauth2", scopes = Scope.DIRECTORY_WRITE)
  @NoStore
  @APIResponse(responseCode = "200", description = "Changed, or the same as before")
  @APIResponse(responseCode = "410", description = "It was deleted")
  @APIResponse(responseCode = "412", description = "If-Match names another version")
  @APIResponse(responseCode = "428", description = "A change without If-Match")
  public Response patch(@BeanParam EntryId id, @BeanParam IfMatch ifMatch, MergePatch changes) {
    var write = new Write<>(changes, ifMatch);
    return Response.ok(register.patch(kind, id.uuid(), write)).build();
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed(Scope.DIRECTORY_WRITE)
  @SecurityRequirement(name = "oauth2", scopes = Scope.DIRECTORY_WRITE)
  @NoStore
  @APIResponse(responseCode = "204", description = "Deleted")
  @APIResponse(responseCode = "409", description = "Other resources need it")
  @APIResponse(responseCode = "410", description = "It was deleted before")
  @APIResponse(responseCode = "412", description = "If-Match names another version")
  @APIResponse(responseCode = "428", description = "Without If-Match")
  public Response delete(
      @BeanParam EntryId id, @BeanParam Successor successor, @BeanParam IfMatch ifMatch) {
    register.delete(kind, id.uuid(), successor.uuid(), ifMatch);
    return Response.noContent().build();
  }

  @GET
  @Path("/{id}/attestations")
  @PermitAll
  @PublicCache
  @ChangeTag
  public Page<Attestation> attestations(@BeanParam EntryId id, @BeanParam PageQuery page) {
    return attestations.list(kind, id.uuid(), page);
  }

  @POST
  @Path("/{id}/attestations")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scope.DIRECTORY_WRITE)
  @SecurityRequirement(name = "oauth2", scopes = Scope.DIRECTORY_WRITE)
  @NoStore
  @APIResponse(
      responseCode = "201",
      description = "Kept, now or by the same request before, in the version that Location names",
      content = @Content(schema = @Schema(implementation = Attestation.class)))
  @APIResponse(responseCode = "409", description = "The same request is still running")
  @APIResponse(responseCode = "410", description = "The resource was deleted")
  @APIResponse(responseCode = "412", description = "If-Match names another version")
  public Response attest(
      @BeanParam EntryId id,
      @BeanParam IfMatch ifMatch,
      @BeanParam IdempotencyKey key,
      NewAttestation made) {
    var write = new Write<>(made, ifMatch);
    return attestations.attest(kind, id.uuid(), write, key).response();
  }

  private Response answer(Stored<T> stored) {
    return stored.at("/v1/" + kind.collection() + "/" + stored.resource().id());
  }
}
