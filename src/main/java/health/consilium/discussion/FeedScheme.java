package health.consilium.discussion;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Says in the OpenAPI document what opens a feed. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class FeedScheme implements OASFilter {
  static final String NAME = "feed";

  @Override
  public void filterOpenAPI(OpenAPI contract) {
    contract
        .getComponents()
        .addSecurityScheme(
            NAME,
            OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("basic")
                .description("The key of a feed as password, and any name."));
  }
}
