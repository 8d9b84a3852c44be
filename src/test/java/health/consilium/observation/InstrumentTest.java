package health.consilium.observation;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import health.consilium.platform.json.WireNames;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.sql.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class InstrumentTest {
  private static final Map<String, Class<? extends Coded>> VOCABULARIES =
      Map.ofEntries(
          Map.entry("indication", Indication.class),
          Map.entry("drug", Drug.class),
          Map.entry("route", Route.class),
          Map.entry("setting", Setting.class),
          Map.entry("sex", Sex.class),
          Map.entry("ageBand", AgeBand.class),
          Map.entry("status", ObservationStatus.class),
          Map.entry("recordStatus", RecordStatus.class),
          Map.entry("reason", ChangeReason.class),
          Map.entry("timePoint", TimePoint.class),
          Map.entry("doseUnit", DoseUnit.class),
          Map.entry("adjunct", Adjunct.class),
          Map.entry("seriousnessCriterion", SeriousnessCriterion.class),
          Map.entry("eventRelation", EventRelation.class),
          Map.entry("eventAction", EventAction.class),
          Map.entry("eventOutcome", EventOutcome.class));

  @Inject Database database;
  @Inject Instruments instruments;

  @Test
  void everybody_may_read_what_may_be_posted() {
    get("/v1/instruments")
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(37))
        .body("items.id", hasItems("MADRS", "PHQ9", "BP", "SpO2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"MADRS", "madrs-total"})
  void an_instrument_is_found_by_its_id_and_by_its_code(String name) {
    get("/v1/instruments/" + name)
        .then()
        .statusCode(200)
        .body("id", equalTo("MADRS"))
        .body("code.system", equalTo("urn:consilium:codes"))
        .body("scale.units", equalTo(List.of("{score}")))
        .body("scale.min", equalTo(0))
        .body("scale.max", equalTo(60))
        .body("scale.step", equalTo(1))
        .body("direction", equalTo("higher-is-worse"))
        .body("response.percent", equalTo(50))
        .body("remission.atMost", equalTo(10))
        .body("smallestImportantChange.points", equalTo(2))
        .body("recall", equalTo("P7D"))
        .body("source", equalTo("unverified"))
        .body("$", not(hasKey("number")));
  }

  @Test
  void a_blood_pressure_has_two_components_and_no_scale_of_its_own() {
    get("/v1/instruments/85354-9")
        .then()
        .body("components.code.code", equalTo(List.of("8480-6", "8462-4")))
        .body("components[0].scale.warnAbove", equalTo(180))
        .body("$", not(hasKey("scale")));
  }

  @Test
  void the_moca_is_not_on_the_list() {
    get("/v1/instruments/72172-0").then().statusCode(404);
  }

  @Test
  void the_database_knows_the_same_measures() {
    var listed =
        instruments.all().stream()
            .map(
                each ->
                    List.<Object>of(
                        each.number(), each.id(), each.code().system(), each.code().code()))
            .toList();

    assertThat(TestSql.rows(database, "select number::integer, name, system, code from measure"))
        .containsExactlyInAnyOrderElementsOf(listed);
  }

  @Test
  void the_database_judges_as_the_list_says() {
    var listed =
        instruments.all().stream()
            .filter(each -> each.direction() != null)
            .map(InstrumentTest::rule)
            .toList();

    assertThat(
            TestSql.rows(
                database,
                """
                select measure::integer, higher_is_worse, response_per_mille, response_milli,
                  remission_milli, change_per_mille, change_milli, looks_back
                from outcome_rule
                """))
        .containsExactlyInAnyOrderElementsOf(listed);
  }

  @Test
  void the_database_knows_the_same_codes() {
    var known =
        VOCABULARIES.entrySet().stream()
            .flatMap(each -> codes(each.getKey(), each.getValue()))
            .toList();

    assertThat(
            TestSql.rows(database, "select vocabulary, number::integer, code from clinical_code"))
        .containsExactlyInAnyOrderElementsOf(known);
  }

  /** The row of {@code outcome_rule} that an instrument should have. */
  private static List<@Nullable Object> rule(Instrument instrument) {
    var response = instrument.response();
    var change = instrument.smallestImportantChange();
    return Arrays.asList(
        instrument.number(),
        instrument.direction() == Direction.HIGHER_IS_WORSE,
        perMille(response),
        milli(response),
        highestRemission(instrument.remission()),
        perMille(change),
        milli(change),
        looksBack(instrument));
  }

  private static boolean looksBack(Instrument instrument) {
    String recall = instrument.recall();
    return recall != null && Duration.parse(recall).toDays() >= 14;
  }

  private static @Nullable Integer perMille(@Nullable Change change) {
    return change == null ? null : shifted(change.percent(), 1);
  }

  private static @Nullable Integer milli(@Nullable Change change) {
    return change == null ? null : shifted(change.points(), 3);
  }

  private static @Nullable Integer highestRemission(@Nullable Threshold remission) {
    if (remission == null) {
      return null;
    }
    return remission.below() == null
        ? shifted(remission.atMost(), 3)
        : shifted(remission.below(), 3) - 1;
  }

  private static int shifted(@Nullable BigDecimal value, int places) {
    return value == null ? 0 : value.movePointRight(places).intValueExact();
  }

  private static Stream<List<Object>> codes(String vocabulary, Class<? extends Coded> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(each -> List.of(vocabulary, each.number(), WireNames.of((Enum<?>) each)));
  }
}
