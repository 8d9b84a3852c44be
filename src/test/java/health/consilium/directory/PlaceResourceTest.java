package health.consilium.directory;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PlaceResourceTest {
  private static final Matcher<String> PUBLIC = startsWith("public, max-age=");

  @Test
  void anyone_is_offered_places() {
    given()
        .config(
            RestAssuredConfig.config()
                .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE)))
        .queryParam("q", "springfield, il")
        .queryParam("limit", 1)
        .get("/v1/places")
        .then()
        .statusCode(200)
        .header("Cache-Control", PUBLIC)
        .header("Link", nullValue())
        .body("items", hasSize(1))
        .body("items[0].place", equalTo("Springfield, IL"))
        .body("items[0].label", equalTo("Springfield, IL"))
        .body("items[0].latitude", closeTo(39.8, 0.1))
        .body("items[0].timeZone", equalTo("America/Chicago"))
        .body("items[0].source", equalTo("city-centroid"))
        .body("page.hasMore", equalTo(false));
  }

  @ParameterizedTest(name = "{0} is refused by {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "limit=5          | q     | invalid-parameter",
        "q=               | q     | invalid-parameter",
        "q=%20            | q     | invalid-parameter",
        "q=%00            | q     | invalid-parameter",
        "q=sea&q=port     | q     | invalid-parameter",
        "q=sea&limit=0    | limit | invalid-parameter",
        "q=sea&limit=101  | limit | invalid-parameter",
        "q=sea&limit=ten  | limit | invalid-parameter",
        "q=sea&lmit=10    | lmit  | unknown-parameter",
        "q=sea&cursor=abc | cursor | unknown-parameter"
      })
  void a_bad_parameter_is_named(String query, String parameter, String code) {
    given()
        .urlEncodingEnabled(false)
        .get("/v1/places?" + query)
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/" + code))
        .body("errors[0].parameter", equalTo(parameter));
  }
}
