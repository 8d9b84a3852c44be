package health.consilium.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Integrators have nothing but {@code openapi/consilium.yaml}: it changes only on purpose. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ContractTest {
  static final boolean ACCEPTING = Boolean.getBoolean("contract.accept");

  private static final Path CONTRACT = Path.of("openapi/consilium.yaml");

  @Test
  void the_service_is_what_the_contract_says() throws IOException {
    String served = given().queryParam("format", "yaml").get("/q/openapi").asString();

    if (ACCEPTING) {
      Files.writeString(CONTRACT, served);
    }

    assertThat(served)
        .as(
            "the service has drifted from %s; if that is meant, accept it with"
                + " ./mvnw test -Dtest=ContractTest -Dcontract.accept=true and commit the file",
            CONTRACT)
        .isEqualTo(Files.readString(CONTRACT));
  }
}
