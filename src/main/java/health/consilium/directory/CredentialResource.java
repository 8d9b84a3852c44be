package health.consilium.directory;

import health.consilium.platform.http.Parameters;
import health.consilium.platform.http.PublicCache;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What entitles and distinguishes practitioners and organizations. */
@Path("/v1/credentials")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
public class CredentialResource extends CollectionResource<Credential, NewCredential> {
  CredentialResource(Register register, Attestations attestations, Credentials credentials) {
    super(register, attestations, credentials);
  }

  @GET
  @PermitAll
  @PublicCache
  @ChangeTag
  @Operation(operationId = "listCredentials", summary = "All credentials, page by page")
  public Page<Credential> list(
      @Parameter(
              description = "Only the credentials of this practitioner or organization.",
              schema = @Schema(type = SchemaType.STRING, format = "uuid"))
          @QueryParam("subject")
          @Nullable String subject,
      @BeanParam PageQuery page) {
    return register.list(
        kind, Optional.ofNullable(subject).map(id -> Parameters.uuid("subject", id)), page);
  }
}
