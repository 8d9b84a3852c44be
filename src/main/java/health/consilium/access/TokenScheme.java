package health.consilium.access;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Says in the OpenAPI document where tokens come from and which scopes there are. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class TokenScheme implements OASFilter {
  @Override
  public void filterOpenAPI(OpenAPI contract) {
    var flow = OASFactory.createOAuthFlow().tokenUrl("/oauth2/token");
    new TreeMap<>(Scope.MEANINGS).forEach(flow::addScope);
    contract
        .getComponents()
        .addSecurityScheme(
            "oauth2",
            OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .description("The embedded issuer's tokens, unless another issuer is configured.")
                .flows(OASFactory.createOAuthFlows().clientCredentials(flow)));
  }
}
