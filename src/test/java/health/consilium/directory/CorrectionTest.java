package health.consilium.directory;

import static health.consilium.directory.TestCorrections.judge;
import static health.consilium.directory.TestCorrections.report;
import static health.consilium.directory.TestCorrections.reported;
import static health.consilium.directory.TestCorrections.somebody;
import static health.consilium.directory.TestEntries.created;
import static health.consilium.directory.TestEntries.delete;
import static health.consilium.directory.TestEntries.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import health.consilium.access.ClientKind;
import health.consilium.access.TestClinic;
import health.consilium.access.TestListing;
import health.consilium.platform.http.TestAddress;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.postgres.TestConnection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What anybody reports to be wrong in the directory, and what comes of it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CorrectionTest {
  @Inject Directory directory;

  @CollectionLifeTest.OfEachCollection
  void a_report_changes_nothing_and_makes_its_resource_due(String collection) {
    var clinic = TestClinic.open();
    String id = created(clinic, collection);
    String path = "/v1/" + collection + "/" + id;
    attest(clinic, path);
    String before = given().get(path).asString();

    var answer =
        somebody()
            .body(report(collection, id, ", \"note\": \"Empty windows.\""))
            .post("/v1/corrections");

    answer
        .then()
        .statusCode(201)
        .header("Cache-Control", "no-store")
        .body("status", is("open"))
        .body("reason", is("closed"))
        .body("resourceVersion", is(2))
        .body("note", nullValue());
    assertThat(answer.header("Location")).endsWith("/v1/corrections/" + answer.path("id"));
    assertThat(given().get(path).asString()).isEqualTo(before);
    due(clinic, "&within=P0D&collection=" + collection)
        .then()
        .body("items.id", contains(id))
        .body("items.corrections", contains(1))
        .body("items.verification.status", contains("attested"));
  }

  @CollectionLifeTest.OfEachCollection
  void what_is_right_takes_back_the_verification(String collection) {
    var clinic = TestClinic.open();
    String id = created(clinic, collection);
    String path = "/v1/" + collection + "/" + id;
    attest(clinic, path);
    String report = reported(collection, id);

    judge(clinic, report, "accepted")
        .then()
        .statusCode(200)
        .body("status", is("accepted"))
        .body("judgedBy", is(clinic.id().toString()))
        .body("note", nullValue());

    given()
        .get(path)
        .then()
        .body("version", is(3))
        .body("verification.status", is("req-revalid"))
        .body("verification.method", is("self"))
        .body("verification.ageDays", is(0))
        .body("verification.nextDueAt", nullValue())
        .body("verification.stale", is(true));
    due(clinic, "&within=P0D&collection=" + collection)
        .then()
        .body("items.id", contains(id))
        .body("items.corrections", contains(0))
        .body("items.verification.status", contains("req-revalid"));

    attest(clinic, path);
    given().get(path).then().body("verification.status", is("attested"));
    due(clinic, "&collection=" + collection).then().body("items.id", not(hasItem(id)));
  }

  @CollectionLifeTest.OfEachCollection
  void what_nobody_had_verified_is_to_be_verified_as_well(String collection) {
    var clinic = TestClinic.open();
    String id = created(clinic, collection);

    judge(clinic, reported(collection, id), "accepted").then().statusCode(200);

    given()
        .get("/v1/" + collection + "/" + id)
        .then()
        .header("ETag", "\"2\"")
        .body("verification.status", is("req-revalid"))
        .body("verification.lastVerifiedAt", nullValue())
        .body("verification.stale", is(true));
  }

  @Test
  void what_is_wrong_leaves_everything_as_it_was() {
    var clinic = TestClinic.open();
    String id = created(clinic, "organizations");
    String path = "/v1/organizations/" + id;
    attest(clinic, path);
    String before = given().get(path).asString();

    judge(clinic, reported("organizations", id), "rejected").then().body("status", is("rejected"));

    assertThat(given().get(path).asString()).isEqualTo(before);
    due(clinic, "").then().body("items.size()", is(0));
  }

  @Test
  void nobody_but_the_judges_ever_reads_the_note_and_they_only_until_they_have_judged() {
    var clinic = TestClinic.open();
    String id = created(clinic, "organizations");
    String key = UUID.randomUUID().toString();
    String body = report("organizations", id, ", \"note\": \"Empty windows, says Ada.\"");
    String report =
        somebody().header("Idempotency-Key", key).body(body).post("/v1/corrections").path("id");

    queue(clinic).then().body("items.note", contains("Empty windows, says Ada."));
    assertThat(rowsWith("Ada")).isEqualTo(1);

    judge(clinic, report, "rejected").then().statusCode(200);
    queue(clinic).then().body("items.size()", is(0));
    clinic.given().get("/v1/corrections/" + report).then().body("note", nullValue());
    assertThat(rowsWith("Ada")).isZero();
  }

  @Test
  void reports_are_judged_in_the_order_in_which_they_came() {
    var clinic = TestClinic.open();
    var ids =
        Stream.of("organizations", "practitioners", "networks", "locations", "organizations")
            .map(collection -> reported(collection, created(clinic, collection)))
            .toList();

    assertThat(TestListing.ids(clinic, "/v1/corrections?limit=2")).isEqualTo(ids);
  }

  @Test
  void the_network_judges_what_any_clinic_keeps() {
    var network = TestClinic.network();
    String report = reported("networks", created(TestClinic.open(), "networks"));

    assertThat(TestListing.ids(network, "/v1/corrections?limit=100")).contains(report);
    judge(network, report, "accepted").then().statusCode(200).body("judgedBy", is("network"));
  }

  @Test
  void for_another_clinic_there_is_no_such_report() {
    var clinic = TestClinic.open();
    String id = created(clinic, "locations");
    String report = reported("locations", id);
    var other = TestClinic.open();

    refused(judge(other, report, "accepted"), 404, "not-found");
    refused(other.given().get("/v1/corrections/" + report), 404, "not-found");
    queue(other).then().body("items.size()", is(0));
    refused(judge(clinic.another(ClientKind.PERSON), report, "accepted"), 403, "forbidden");
    refused(given().get("/v1/corrections"), 401, "unauthenticated");

    clinic.given().get("/v1/corrections/" + report).then().body("status", is("open"));
    given().get("/v1/locations/" + id).then().body("version", is(1));
  }

  @Test
  void a_judgement_is_made_once() {
    var clinic = TestClinic.open();
    String id = created(clinic, "organizations");
    String report = reported("organizations", id);
    var first = judge(clinic, report, "accepted");

    var again = judge(clinic, report, "accepted");

    assertThat(again.asString()).isEqualTo(first.asString());
    refused(judge(clinic, report, "rejected"), 409, "conflict");
    given().get("/v1/organizations/" + id).then().body("version", is(2));
  }

  @Test
  void two_right_reports_of_one_error_make_one_version() {
    var clinic = TestClinic.open();
    String id = created(clinic, "organizations");
    var reports = List.of(reported("organizations", id), reported("organizations", id));
    due(clinic, "").then().body("items.corrections", contains(2));

    reports.forEach(report -> judge(clinic, report, "accepted").then().statusCode(200));

    given().get("/v1/organizations/" + id).then().body("version", is(2));
  }

  @Test
  void what_was_deleted_is_nobodys_to_judge() {
    var clinic = TestClinic.open();
    String id = created(clinic, "organizations");
    String report = reported("organizations", id);

    delete(clinic, "/v1/organizations/" + id, 1).then().statusCode(204);

    queue(clinic).then().body("items.size()", is(0));
    due(clinic, "").then().body("items.size()", is(0));
    refused(judge(clinic, report, "accepted"), 404, "not-found");
    assertThat(rowsOf(report, "obsolete")).isEqualTo(1);
  }

  @Test
  void a_search_for_what_is_verified_finds_it_no_longer() {
    var listing = TestNetwork.in(directory).clinic("Wren").at(0.1, 0.1);
    var position = listing.location().position();
    String search =
        "/v1/providers/search?radius=5&verifiedWithinDays=1&near=%s,%s"
            .formatted(position.latitude(), position.longitude());
    var network = TestClinic.network();
    String id = listing.location().id().toString();
    attest(network, "/v1/locations/" + id);
    given().get(search).then().body("items.size()", is(1));

    judge(network, reported("locations", id), "accepted").then().statusCode(200);

    given().get(search).then().body("items.size()", is(0));
  }

  @Test
  void every_step_is_in_the_audit_log() {
    var clinic = TestClinic.open();
    String report = reported("organizations", created(clinic, "organizations"));
    queue(clinic);
    judge(clinic, report, "accepted");

    var told = TestListing.items(clinic, "/v1/audit?limit=100");

    assertThat(told)
        .extracting(entry -> entry.get("action") + " " + entry.get("resource"))
        .contains("list correction", "accept correction");
    assertThat(TestListing.items(TestClinic.network(), "/v1/audit?limit=100"))
        .filteredOn(entry -> report.equals(entry.get("id")))
        .extracting(entry -> entry.get("action"), entry -> entry.get("client"))
        .containsExactly(tuple("report", "anybody"));
  }

  @Test
  void the_same_report_is_kept_once_under_its_key() {
    var clinic = TestClinic.open();
    String body = report("organizations", created(clinic, "organizations"), "");
    String key = UUID.randomUUID().toString();

    var first = somebody().header("Idempotency-Key", key).body(body).post("/v1/corrections");
    var again = somebody().header("Idempotency-Key", key).body(body).post("/v1/corrections");

    again.then().statusCode(201).header("Idempotency-Replayed", "true");
    assertThat(again.asString()).isEqualTo(first.asString());
    queue(clinic).then().body("items.size()", is(1));
  }

  @Test
  void an_address_may_report_ten_times_a_minute_whatever_it_says_it_is() {
    String body = report("organizations", UUID.randomUUID().toString(), "");
    String network = TestAddress.fresh();

    var answers =
        IntStream.range(0, 11)
            .mapToObj(
                each ->
                    somebodyAt(TestAddress.fresh() + ", " + network.replace("::1", "::" + each))
                        .body(body)
                        .post("/v1/corrections"))
            .toList();

    assertThat(answers.subList(0, 10)).extracting(Response::statusCode).containsOnly(422);
    refused(answers.getLast(), 429, "rate-limited");
    assertThat(Integer.parseInt(answers.getLast().header("Retry-After"))).isBetween(1, 60);
    assertThat(answers.getFirst().header("RateLimit")).startsWith("\"reports\";r=9;t=");
    assertThat(answers.getFirst().header("RateLimit-Policy")).isEqualTo("\"reports\";q=10;w=60");
    refused(
        somebodyAt(network + ", " + TestAddress.fresh()).body(body).post("/v1/corrections"),
        422,
        "unprocessable");
  }

  @Test
  void a_flood_of_reports_says_no_more_than_twenty() {
    var clinic = TestClinic.open();
    String id = created(clinic, "organizations");
    IntStream.range(0, 20).forEach(each -> reported("organizations", id));

    refused(
        somebody().body(report("organizations", id, "")).post("/v1/corrections"), 409, "conflict");

    due(clinic, "").then().body("items.corrections", contains(20));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/collection | \"collection\": \"clinics\"",
        "/resource   | \"resource\": \"0190f0c4-5b1e-7c3a-9d52-2f6a7c1b8e10\"",
        "/note       | \"note\": \" \"",
        "/note       | \"note\": \"a\\u0007\""
      })
  void a_wrong_report_is_refused_with_its_place(String pointer, String member) {
    String id = created(TestClinic.open(), "organizations");
    String name = pointer.substring(1);
    var members =
        Map.of(
            "collection", "\"collection\": \"organizations\"",
            "resource", "\"resource\": \"" + id + "\"",
            "note", "\"note\": \"Empty windows.\"");
    String rest =
        members.entrySet().stream()
            .filter(each -> !each.getKey().equals(name))
            .map(Map.Entry::getValue)
            .reduce("\"reason\": \"other\"", (a, b) -> a + ", " + b);

    var answer = somebody().body("{" + rest + ", " + member + "}").post("/v1/corrections");

    TestEntries.refusedAt(answer, pointer, "unprocessable");
  }

  @Test
  void a_page_of_any_website_may_report() {
    given()
        .header("Origin", "https://clinics.example")
        .header("Access-Control-Request-Method", "POST")
        .header("Access-Control-Request-Headers", "content-type, idempotency-key")
        .options("/v1/corrections")
        .then()
        .statusCode(204)
        .header("Access-Control-Allow-Origin", "*");
  }

  private static RequestSpecification somebodyAt(String forwarded) {
    return given().contentType("application/json").header("X-Forwarded-For", forwarded);
  }

  private static Response due(TestClinic keeper, String more) {
    return given().get("/v1/verifications/due?keeper=" + keeper.id() + more);
  }

  private static Response queue(TestClinic judge) {
    return judge.given().get("/v1/corrections");
  }

  private static void attest(TestClinic clinic, String path) {
    clinic
        .given()
        .body("{\"method\": \"self\"}")
        .post(path + "/attestations")
        .then()
        .statusCode(201);
  }

  /** How often a word is in what the database keeps of reports and of answers to be repeated. */
  private long rowsWith(String word) {
    return count(
        "select (select count(*) from correction where note like '%%%s%%')".formatted(word)
            + " + (select count(*) from idempotency where idempotency::text like '%%%s%%')"
                .formatted(word));
  }

  private long rowsOf(String report, String status) {
    return count(
        "select count(*) from correction where id = '%s' and status = '%s' and note is null"
            .formatted(report, status));
  }

  private static long count(String sql) {
    try (var superuser = TestConnection.superuser();
        var select = superuser.createStatement();
        var row = select.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
