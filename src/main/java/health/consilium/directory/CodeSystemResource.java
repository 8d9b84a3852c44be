package health.consilium.directory;

import health.consilium.platform.http.BuildTag;
import health.consilium.platform.http.PublicCache;
import health.consilium.platform.paging.Extent;
import health.consilium.platform.paging.Limit;
import health.consilium.platform.paging.Page;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the codes of the directory mean, to label filters and hits with. */
@Path("/v1/code-systems")
@PublicCache
@BuildTag
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
public class CodeSystemResource {
  private final CodeSystems codeSystems;

  CodeSystemResource(CodeSystems codeSystems) {
    this.codeSystems = codeSystems;
  }

  @GET
  @PermitAll
  @Operation(operationId = "listCodeSystems", summary = "All code systems by name, in one page")
  @APIResponse(responseCode = "200", description = "All of them")
  @APIResponse(responseCode = "304", description = "There are the same still.")
  public Page<CodeSystemName> list() {
    var names = codeSystems.all().stream().map(CodeSystem::withoutConcepts).toList();
    return new Page<>(names, new Extent(Limit.MAX, false), null);
  }

  @GET
  @Path("/{name}")
  @PermitAll
  @Operation(operationId = "getCodeSystem", summary = "One code system with its codes")
  @APIResponse(responseCode = "200", description = "Its codes and what they mean")
  @APIResponse(responseCode = "304", description = "It has the same codes still.")
  public CodeSystem get(
      @Parameter(description = "Its name", example = "routes") @PathParam("name") String name) {
    return codeSystems.named(name);
  }
}
