package health.consilium.directory;

import static health.consilium.directory.TestEntries.created;
import static health.consilium.directory.TestEntries.patch;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the directory knows of its own faults. Each test counts what it adds. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class QualityTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @Inject QualityTable table;
  @Inject LastChange lastChange;

  private TestClinic clinic;
  private Quality before;

  @BeforeEach
  void count() {
    clinic = TestClinic.open();
    before = counted(NOW);
  }

  @Test
  void an_organization_without_npi() {
    created(clinic, "organizations");
    created(clinic, "organizations");
    created(clinic, "organizations", "{\"name\": \"Example Heron (fictional)\"}");

    assertThat(more(Quality::organizationsWithoutNpi)).isEqualTo(new QualityCount(1, 3));
  }

  @Test
  void what_nobody_has_stood_by_within_90_days() {
    attest("/v1/networks/" + created(clinic, "networks"));
    created(clinic, "networks");
    before = counted(Instant.now());

    assertThat(counted(Instant.now().plus(Duration.ofDays(89))).stale()).isEqualTo(before.stale());
    assertThat(counted(Instant.now().plus(Duration.ofDays(90))).stale().count())
        .isGreaterThan(before.stale().count());
  }

  @Test
  void a_location_that_is_known_by_its_zip_only_or_tells_no_hours() {
    String organization = created(clinic, "organizations");
    created(clinic, "locations", TestEntries.location(organization, ""));
    created(
        clinic,
        "locations",
        TestEntries.location(
            organization,
            """
            , "position": {"latitude": 47.6, "longitude": -122.3, "precision": "rooftop"},
            "hours": {"regular": [{"day": "mon", "opens": "09:00", "closes": "17:00"}],
                      "exceptions": [], "holidays": "open"}
            """));

    assertThat(more(Quality::locationsByZip)).isEqualTo(new QualityCount(1, 2));
    assertThat(more(Quality::locationsWithoutHours)).isEqualTo(new QualityCount(1, 2));
  }

  @Test
  void a_credential_whose_time_is_over() {
    String subject = created(clinic, "practitioners");
    created(clinic, "credentials", credential(subject, "2026-11-22"));
    created(clinic, "credentials", credential(subject, "2026-11-23"));
    created(
        clinic,
        "credentials",
        TestEntries.credential(subject, "").replace("\"active\"", "\"expired\""));
    created(clinic, "credentials", TestEntries.credential(subject, ""));

    assertThat(more(Quality::credentialsExpired)).isEqualTo(new QualityCount(2, 4));
  }

  @Test
  void a_telephone_number_that_two_organizations_call_theirs() {
    String shared = phone();
    String first = organizationWith(shared);
    organizationWith(phone());
    created(clinic, "locations", TestEntries.location(first, telecom(shared)));
    assertThat(more(Quality::sharedPhones)).isEqualTo(new QualityCount(0, 2));

    String second = organizationWith(phone());
    created(clinic, "locations", TestEntries.location(second, telecom(shared)));

    assertThat(more(Quality::sharedPhones)).isEqualTo(new QualityCount(1, 3));
  }

  @Test
  void what_is_not_shown_does_not_count() {
    String id = created(clinic, "organizations", "{\"name\": \"Example Heron (fictional)\"}");
    patch(clinic, "/v1/organizations/" + id, 1, "{\"active\": false}").then().statusCode(200);

    assertThat(more(Quality::organizationsWithoutNpi)).isEqualTo(new QualityCount(0, 0));
    assertThat(more(Quality::stale)).isEqualTo(new QualityCount(0, 0));
  }

  @Test
  void it_is_counted_once_a_minute_and_while_nothing_changes_once_a_day() {
    var now = new AtomicReference<>(NOW);
    var census =
        new QualityCensus(table, lastChange, ((InstantSource) now::get).withZone(ZoneOffset.UTC));
    var first = census.quality();

    now.set(NOW.plus(Duration.ofMinutes(5)));
    assertThat(census.quality()).isSameAs(first);

    created(clinic, "networks");
    var second = census.quality();
    assertThat(second.change()).isGreaterThan(first.change());
    assertThat(second.stale().of()).isEqualTo(first.stale().of() + 1);

    created(clinic, "networks");
    now.set(NOW.plus(Duration.ofSeconds(359)));
    assertThat(census.quality()).isSameAs(second);
    now.set(NOW.plus(Duration.ofMinutes(6)));
    var third = census.quality();
    assertThat(third.stale().of()).isEqualTo(second.stale().of() + 1);

    now.set(Instant.parse("2026-11-24T00:00:01Z"));
    assertThat(census.quality()).isNotSameAs(third);
  }

  @Test
  void everybody_may_read_it_and_whoever_has_it_is_not_sent_it_again() {
    var answer = given().header("Origin", "https://clinics.example").get("/v1/quality");

    answer
        .then()
        .statusCode(200)
        .header("Cache-Control", "public, max-age=60, stale-while-revalidate=600")
        .header("Access-Control-Allow-Origin", "*")
        .body("countedAt", notNullValue())
        .body("sharedPhones.of", notNullValue());
    given()
        .header("If-None-Match", answer.header("ETag"))
        .get("/v1/quality")
        .then()
        .statusCode(304)
        .body(is(""));
  }

  private Quality counted(Instant now) {
    return QuarkusTransaction.requiringNew().call(() -> table.count(1, now));
  }

  private QualityCount more(Function<Quality, QualityCount> what) {
    var then = what.apply(before);
    var now = what.apply(counted(NOW));
    return new QualityCount(now.count() - then.count(), now.of() - then.of());
  }

  private String organizationWith(String phone) {
    return created(
        clinic,
        "organizations",
        "{\"name\": \"Example Heron (fictional)\"%s}".formatted(telecom(phone)));
  }

  private static String telecom(String phone) {
    return ", \"telecom\": [{\"system\": \"phone\", \"value\": \"%s\"}]".formatted(phone);
  }

  /** One that no other test has: of the numbers that are kept for stories. */
  private static String phone() {
    var random = ThreadLocalRandom.current();
    return "+1%d55501%02d".formatted(random.nextInt(200, 990), random.nextInt(100));
  }

  private static String credential(String subject, String end) {
    return TestEntries.credential(
        subject, ", \"period\": {\"start\": \"2020-01-01\", \"end\": \"%s\"}".formatted(end));
  }

  private void attest(String path) {
    clinic
        .given()
        .body("{\"method\": \"self\"}")
        .post(path + "/attestations")
        .then()
        .statusCode(201);
  }
}
