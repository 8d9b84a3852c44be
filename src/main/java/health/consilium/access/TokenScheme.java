package health.consilium.access;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Says in the OpenAPI document where tokens come from and which scopes there are. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class TokenScheme implements OASFilter {
  private static final List<String> SCOPES =
      List.of(
          Scope.DIRECTORY_WRITE,
          Scope.OBSERVATIONS_WRITE,
          Scope.OBSERVATIONS_READ,
          Scope.INSIGHTS_READ,
          Scope.DISCUSSIONS_WRITE,
          Scope.MODERATE,
          Scope.NETWORK_ADMIN);

  @Override
  public void filterOpenAPI(OpenAPI contract) {
    var flow = OASFactory.createOAuthFlow().tokenUrl("/oauth2/token");
    SCOPES.forEach(scope -> flow.addScope(scope, scope));
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
