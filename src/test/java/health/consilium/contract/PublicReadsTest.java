package health.consilium.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;

import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What needs no token is read by websites, wherever they come from. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PublicReadsTest {
  @ParameterizedTest
  @MethodSource("publicReads")
  void the_page_of_any_website_may_read_what_is_public(String path) {
    var answer = given().header("Origin", "https://example.com").get(path);

    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
  }

  /** Before it revalidates what it has. */
  @ParameterizedTest
  @MethodSource("publicReads")
  void its_browser_is_told_so_when_it_asks_first(String path) {
    given()
        .header("Origin", "https://example.com")
        .header("Access-Control-Request-Method", "GET")
        .header("Access-Control-Request-Headers", "if-none-match")
        .options(path)
        .then()
        .statusCode(204)
        .header("Access-Control-Allow-Origin", "*")
        .header("Access-Control-Allow-Methods", containsString("GET"))
        .header("Access-Control-Allow-Headers", containsString("If-None-Match"))
        .header("Access-Control-Allow-Credentials", nullValue());
  }

  static Stream<String> publicReads() {
    return new OpenAPIV3Parser()
        .read("openapi/consilium.yaml").getPaths().entrySet().stream()
            .filter(path -> path.getValue().getGet() != null)
            .filter(path -> path.getValue().getGet().getSecurity() == null)
            .map(
                path ->
                    path.getKey().replaceAll("\\{[^}]*}", "0190f0c4-5b1e-7c3a-9d52-2f6a7c1b8e10"));
  }
}
