package health.consilium.site;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AboutTest {
  @Test
  void about_says_what_is_answering_and_where_its_documents_are() {
    var about = when().get("/v1/about").then().statusCode(200);

    about.body("name", equalTo("Consilium")).body("notice", nullValue());
    List<String> documents = about.extract().path("policies.href");
    assertThat(documents).isNotEmpty();
    documents.forEach(href -> when().get(URI.create(href)).then().statusCode(200));
  }

  @Test
  void the_address_of_the_service_leads_to_what_can_be_asked() {
    given()
        .redirects()
        .follow(false)
        .get("/")
        .then()
        .statusCode(307)
        .header("Location", endsWith("/docs"));
  }

  @Test
  void a_demonstration_says_that_it_is_fictional() {
    var resource = new AboutResource("1", "test", true);

    assertThat(resource.about().notice()).contains("fictional");
  }
}
