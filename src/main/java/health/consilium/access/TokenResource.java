package health.consilium.access;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where a client gets its tokens while no external issuer is configured. */
@Path("/oauth2/token")
@RunOnVirtualThread
@Tag(name = "Access")
public class TokenResource {
  private final Tokens tokens;

  TokenResource(Tokens tokens) {
    this.tokens = tokens;
  }

  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createToken",
      summary = "A bearer token by OAuth 2 client credentials",
      description = "The client proves itself by HTTP Basic. A token is good for five minutes.")
  @APIResponse(
      responseCode = "200",
      description = "The token",
      content = @Content(schema = @Schema(implementation = Token.class)))
  @APIResponse(
      responseCode = "400",
      description = "Another grant, or a scope that the client may not have",
      content = @Content(schema = @Schema(implementation = TokenRefusal.class)))
  @APIResponse(
      responseCode = "401",
      description = "Not a client's id and secret",
      content = @Content(schema = @Schema(implementation = TokenRefusal.class)))
  @APIResponse(
      responseCode = "404",
      description = "Another issuer is configured, and tokens come from there")
  public Response token(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @FormParam("grant_type") @Nullable String grant,
      @FormParam("scope") @Nullable String scope) {
    return switch (tokens.grant(authorization, grant, scope)) {
      case Tokens.Granted granted -> answer(200, granted.token()).build();
      case Tokens.Unproved unproved ->
          answer(401, new TokenRefusal("invalid_client"))
              .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"consilium\"")
              .build();
      case Tokens.Denied denied -> answer(400, new TokenRefusal(denied.error())).build();
    };
  }

  private static Response.ResponseBuilder answer(int status, Object entity) {
    return Response.status(status).header(HttpHeaders.CACHE_CONTROL, "no-store").entity(entity);
  }
}
