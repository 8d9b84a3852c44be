package health.consilium.directory;

import static health.consilium.directory.TestEntries.created;
import static health.consilium.directory.TestEntries.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import health.consilium.access.TestClinic;
import health.consilium.contract.Flaw;
import health.consilium.contract.Flawed;
import health.consilium.contract.JsonBody;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A patch is judged by what it makes of a resource, as strictly as a body that says it whole. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PatchInputTest {
  /** Of a patch none: what it does not name stays. The others are found before it is merged. */
  private static final Set<String> FLAWS_OF_THE_WHOLE =
      Set.of("a required member missing", "NaN", "a duplicate key", "a hundred thousand brackets");

  static Stream<Arguments> everyFlawOfAPatch() {
    var patched = paths("PATCH");
    return JsonBody.all()
        .filter(body -> body.method().equals("PUT") && patched.contains(body.path()))
        .flatMap(whole -> Flaw.all(whole, flaw -> !FLAWS_OF_THE_WHOLE.contains(flaw.name())));
  }

  private static List<String> paths(String method) {
    return JsonBody.all().filter(body -> body.method().equals(method)).map(JsonBody::path).toList();
  }

  @ParameterizedTest(name = "{0}, patched: {1}")
  @MethodSource("everyFlawOfAPatch")
  void a_bad_patch_is_refused_with_its_place_and_changes_nothing(
      JsonBody whole, Flaw flaw, Flawed flawed) {
    var clinic = TestClinic.open();
    String collection = whole.path().split("/", -1)[2];
    String path = "/v1/" + collection + "/" + created(clinic, collection);

    var answer =
        clinic
            .given()
            .contentType("application/merge-patch+json; charset=utf-8")
            .header("If-Match", "\"1\"")
            .body(flawed.bytes())
            .patch(path);

    refused(answer, 400, flaw.code());
    assertThat(answer.<List<String>>path("errors.pointer")).containsExactly(flawed.pointer());
    given().get(path).then().body("version", equalTo(1));
  }
}
