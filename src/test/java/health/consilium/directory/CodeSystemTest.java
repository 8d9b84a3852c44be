package health.consilium.directory;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import health.consilium.platform.json.WireNames;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CodeSystemTest {
  private static final Matcher<String> PUBLIC = startsWith("public, max-age=");

  @Inject CodeSystems codeSystems;

  static Stream<Arguments> fields() {
    return Stream.of(
        Arguments.of("routes", Route.values()),
        Arguments.of("indications", Indication.values()),
        Arguments.of("products", Product.values()),
        Arguments.of("delivery", Delivery.values()),
        Arguments.of("accepting-patients", PatientAcceptance.values()),
        Arguments.of("contact-point-systems", ContactPoint.Kind.values()),
        Arguments.of("days-of-week", Weekday.values()),
        Arguments.of("holiday-hours", HolidayHours.values()),
        Arguments.of("position-precision", Position.Precision.values()));
  }

  @Test
  void anyone_reads_what_codes_mean() {
    given()
        .get("/v1/code-systems/accepting-patients")
        .then()
        .statusCode(200)
        .header("Cache-Control", PUBLIC)
        .body("title", equalTo("Whom a location takes"))
        .body(
            "url",
            equalTo("http://hl7.org/fhir/us/davinci-pdex-plan-net/CodeSystem/AcceptingPatientsCS"))
        .body("concepts[0].code", equalTo("newpt"))
        .body("concepts[0].display", equalTo("New patients"));
  }

  @Test
  void anyone_reads_which_there_are() {
    given()
        .get("/v1/code-systems")
        .then()
        .statusCode(200)
        .header("Cache-Control", PUBLIC)
        .body("items.name", hasItems("routes", "indications", "specialties", "states"))
        .body("page.hasMore", equalTo(false));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fields")
  void a_field_s_code_system_has_all_its_codes_and_no_other(String name, Enum<?>... constants) {
    assertThat(codeSystems.named(name).concepts())
        .extracting(CodeSystem.Concept::code)
        .containsExactlyInAnyOrderElementsOf(Stream.of(constants).map(WireNames::of).toList());
  }

  @Test
  void no_code_comes_twice_and_each_has_words() {
    assertThat(codeSystems.all()).extracting(CodeSystem::name).doesNotHaveDuplicates();
    assertThat(codeSystems.all())
        .allSatisfy(
            each ->
                assertThat(each.concepts())
                    .isNotEmpty()
                    .extracting(CodeSystem.Concept::code)
                    .doesNotHaveDuplicates());
    assertThat(codeSystems.all())
        .flatExtracting(CodeSystem::concepts)
        .allSatisfy(each -> assertThat(each.display()).isNotBlank())
        .allSatisfy(each -> assertThat(each.definition()).endsWith("."));
  }

  @Test
  void every_state_of_the_gazetteer_has_a_name() {
    var states = new Gazetteer().zips().stream().map(Zip::state).filter(each -> !each.isEmpty());

    assertThat(codeSystems.named("states").concepts())
        .extracting(CodeSystem.Concept::code)
        .containsAll(states.distinct().toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Routes", "route", "routes%00", "..%2Froutes"})
  void any_other_name_is_not_found(String name) {
    given()
        .urlEncodingEnabled(false)
        .get("/v1/code-systems/" + name)
        .then()
        .statusCode(404)
        .body("type", equalTo("/problems/not-found"));
  }
}
