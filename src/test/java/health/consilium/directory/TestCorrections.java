package health.consilium.directory;

import static io.restassured.RestAssured.given;

import health.consilium.access.TestClinic;
import health.consilium.platform.http.TestAddress;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** What people report over HTTP, each from an address of their own, and who judges it. */
final class TestCorrections {
  private TestCorrections() {}

  static RequestSpecification somebody() {
    return given().contentType(ContentType.JSON).header("X-Forwarded-For", TestAddress.fresh());
  }

  static String report(String collection, String resource, String more) {
    return """
        {"collection": "%s", "resource": "%s", "reason": "closed"%s}
        """
        .formatted(collection, resource, more);
  }

  /** The id of a new report. */
  static String reported(String collection, String resource) {
    return somebody()
        .body(report(collection, resource, ", \"note\": \"Empty windows.\""))
        .post("/v1/corrections")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  static Response judge(TestClinic judge, String report, String verdict) {
    return judge
        .given()
        .body("{\"verdict\": \"%s\"}".formatted(verdict))
        .post("/v1/corrections/" + report + "/judgement");
  }
}
