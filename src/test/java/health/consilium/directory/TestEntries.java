package health.consilium.directory;

import static org.hamcrest.Matchers.is;

import health.consilium.access.TestClinic;
import health.consilium.platform.problem.Refusal;
import io.restassured.response.Response;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Bodies of the directory's resources, and what their writers do with them over HTTP. */
final class TestEntries {
  private TestEntries() {}

  static String organization(String more) {
    return """
        {"name": "Example Heron (fictional)", "npi": "1234567893",
         "telecom": [{"value": "+12065550142", "system": "phone"}]%s}
        """
        .formatted(more);
  }

  static String location(String organization, String more) {
    return """
        {"organization": "%s", "name": "Heron, downtown", "acceptingPatients": "newpt",
         "address": {"line": "1 Example Street", "city": "Seattle", "state": "WA",
                     "postalCode": "98101"}%s}
        """
        .formatted(organization, more);
  }

  static String service(String organization, String location, String more) {
    return """
        {"organization": "%s", "locations": ["%s"], "delivery": "physical",
         "product": "racemic-ketamine", "routes": ["IV"], "indications": ["MDD"]%s}
        """
        .formatted(organization, location, more);
  }

  static String practitioner(String npi) {
    return """
        {"name": {"given": ["Ada"], "family": "Example"}, "npi": "%s", "credentials": ["MD"],
         "languages": ["en"]}
        """
        .formatted(npi);
  }

  static String credential(String subject, String more) {
    return """
        {"subject": "%s", "kind": "board", "issuer": "Example Board", "status": "active"%s}
        """
        .formatted(subject, more);
  }

  /** A right NPI that no other test has. */
  static String npi() {
    long body = ThreadLocalRandom.current().nextLong(100_000_000L, 200_000_000L);
    String nine = Long.toString(body);
    return IntStream.range(0, 10)
        .mapToObj(digit -> nine + digit)
        .filter(TestEntries::isNpi)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isNpi(String digits) {
    try {
      new Npi(digits);
      return true;
    } catch (Refusal wrong) {
      return false;
    }
  }

  /** A body that the clinic may create there, with all that it needs created before. */
  static String body(TestClinic clinic, String collection) {
    return switch (collection) {
      case "organizations" -> organization("");
      case "locations" -> location(created(clinic, "organizations"), "");
      case "healthcare-services" -> {
        String organization = created(clinic, "organizations");
        String location = created(clinic, "locations", location(organization, ""));
        yield service(organization, location, "");
      }
      case "practitioners" -> practitioner(npi());
      case "practitioner-roles" ->
          "{\"practitioner\": \"%s\", \"organization\": \"%s\"}"
              .formatted(created(clinic, "practitioners"), created(clinic, "organizations"));
      case "networks" -> "{\"name\": \"Example Network (fictional)\"}";
      case "insurance-plans" ->
          "{\"network\": \"%s\", \"name\": \"Example Plan (fictional)\"}"
              .formatted(created(clinic, "networks"));
      case "credentials" -> credential(created(clinic, "practitioners"), "");
      default -> throw new IllegalArgumentException(collection);
    };
  }

  /** The id of a new resource of the clinic's. */
  static String created(TestClinic clinic, String collection) {
    return created(clinic, collection, body(clinic, collection));
  }

  static String created(TestClinic clinic, String collection, String body) {
    return clinic
        .given()
        .body(body)
        .post("/v1/" + collection)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  static Response put(TestClinic clinic, String path, int version, String body) {
    return clinic.given().header("If-Match", tag(version)).body(body).put(path);
  }

  static Response patch(TestClinic clinic, String path, int version, String body) {
    return clinic
        .given()
        .contentType("application/merge-patch+json; charset=utf-8")
        .header("If-Match", tag(version))
        .body(body)
        .patch(path);
  }

  static Response delete(TestClinic clinic, String path, int version) {
    return clinic.given().header("If-Match", tag(version)).delete(path);
  }

  static void refused(Response answer, int status, String code) {
    answer.then().statusCode(status).body("type", is("/problems/" + code));
  }

  static void refusedAt(Response answer, String pointer, String code) {
    refused(answer, 422, code);
    answer.then().body("errors[0].pointer", is(pointer));
  }

  static String fresh(String collection) {
    return "/v1/" + collection + "/" + UUID.randomUUID();
  }

  private static String tag(int version) {
    return "\"" + version + "\"";
  }
}
