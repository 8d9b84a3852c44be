package health.consilium.site;

import health.consilium.platform.http.AnyOrigin;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Says what is answering. */
@Path("/v1/about")
@Tag(name = "Service")
public class AboutResource {
  private static final String FICTIONAL =
      "Every provider in this network is fictional and made up for demonstration:"
          + " none of them can be visited, called or treated by. Every patient is synthetic.";

  private final About about;

  AboutResource(
      @ConfigProperty(name = "quarkus.application.version") String version,
      @ConfigProperty(name = "consilium.build") String build,
      @ConfigProperty(name = "consilium.demo") boolean demo) {
    this.about = new About("Consilium", version, build, demo ? FICTIONAL : null, policies());
  }

  @GET
  @PermitAll
  @AnyOrigin
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "getAbout",
      summary = "What is answering: name, version, build, policies")
  public About about() {
    return about;
  }

  private static List<About.Policy> policies() {
    return List.of(
        new About.Policy("The contract, as OpenAPI 3.1", URI.create("/q/openapi")),
        new About.Policy("The contract, to try out", URI.create("/docs")));
  }
}
