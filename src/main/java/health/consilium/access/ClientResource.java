package health.consilium.access;

import health.consilium.platform.http.IfMatch;
import health.consilium.platform.http.NoStore;
import health.consilium.platform.http.Parameters;
import health.consilium.platform.idempotency.IdempotencyKey;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who may call for a clinic, for those who run the network. */
@Path(Clinics.PATH + "/{clinic}/clients")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@NoStore
@Tag(name = "Access")
public class ClientResource {
  private final Clients clients;

  ClientResource(Clients clients) {
    this.clients = clients;
  }

  /** Which client of which clinic is meant. */
  public record Which(
      @Parameter(description = "The clinic") @PathParam("clinic") String clinic,
      @Parameter(description = "The client") @PathParam("id") String id) {
    UUID clinicId() {
      return Parameters.uuid("clinic", clinic);
    }

    UUID clientId() {
      return Parameters.uuid("id", id);
    }
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scope.NETWORK_ADMIN)
  @Operation(
      operationId = "createClient",
      summary = "Adds a client to a clinic",
      description =
          "With this service's own tokens the answer has the client's secret, this once: a repeated"
              + " request leaves it out, and whoever lost it rotates. With an external issuer it"
              + " makes a client known that the issuer gives tokens to, so that it can be revoked"
              + " here too.")
  @APIResponse(
      responseCode = "201",
      description = "Added, now or by the same request before",
      content = @Content(schema = @Schema(implementation = Client.class)))
  @APIResponse(
      responseCode = "409",
      description = "The same request is still running, or another client is called so")
  public Response create(
      @Parameter(description = "The clinic") @PathParam("clinic") String clinic,
      @BeanParam IdempotencyKey key,
      NewClient client) {
    return clients.add(Parameters.uuid("clinic", clinic), client, key).response();
  }

  @GET
  @RolesAllowed(Scope.NETWORK_ADMIN)
  @Operation(operationId = "listClients", summary = "A clinic's clients, the revoked ones too")
  public Page<Client> list(
      @Parameter(description = "The clinic") @PathParam("clinic") String clinic,
      @BeanParam PageQuery page) {
    return clients.list(Parameters.uuid("clinic", clinic), page);
  }

  @GET
  @Path("/{id}")
  @RolesAllowed(Scope.NETWORK_ADMIN)
  @Operation(operationId = "getClient", summary = "One client")
  public Client get(@BeanParam Which which) {
    return clients.get(which.clinicId(), which.clientId());
  }

  @POST
  @Path("/{id}/rotate")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scope.NETWORK_ADMIN)
  @Operation(
      operationId = "rotateClient",
      summary = "Gives a client another secret",
      description =
          "The old one is good beside it for the overlap. The answer has the new one, this once.")
  @APIResponse(
      responseCode = "201",
      description = "It has another secret, by this or by the same request before",
      content = @Content(schema = @Schema(implementation = Client.class)))
  @APIResponse(
      responseCode = "409",
      description =
          "The client was revoked, an external issuer keeps the secrets, or the same request is"
              + " still running")
  public Response rotate(@BeanParam Which which, @BeanParam IdempotencyKey key, Rotation rotation) {
    return clients.rotate(which.clinicId(), which.clientId(), rotation, key).response();
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed(Scope.NETWORK_ADMIN)
  @Operation(
      operationId = "revokeClient",
      summary = "Refuses a client for ever, from its next request on")
  @APIResponse(responseCode = "204", description = "Revoked, now or before")
  @APIResponse(responseCode = "412", description = "If-Match names another version")
  @APIResponse(responseCode = "428", description = "Without If-Match")
  public Response revoke(@BeanParam Which which, @BeanParam IfMatch ifMatch) {
    clients.revoke(which.clinicId(), which.clientId(), ifMatch);
    return Response.noContent().build();
  }
}
