package health.consilium.observation;

import static health.consilium.observation.TestCourses.course;
import static health.consilium.observation.TestCourses.madrs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import health.consilium.access.Admitted;
import health.consilium.access.Audit;
import health.consilium.access.AuditEntry;
import health.consilium.access.Caller;
import health.consilium.access.Callers;
import health.consilium.access.ClientKind;
import health.consilium.access.ClinicNumber;
import health.consilium.access.Deed;
import health.consilium.access.TestClinic;
import health.consilium.access.TestListing;
import health.consilium.access.Visit;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.sql.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who did what to a clinic's data: one entry a request, in its transaction. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AuditTest {
  @Inject Database database;
  @Inject Callers callers;
  @Inject Audit audit;

  private TestClinic clinic;

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
  }

  @Test
  void each_request_leaves_one_entry_that_says_who_did_what_to_which_resource() {
    var id = UUID.randomUUID();
    var observation = madrs(id);
    var answers = new ArrayList<Response>();

    answers.add(clinic.given().body(course()).put("/v1/courses/" + id));
    answers.add(clinic.given().get("/v1/courses/" + id));
    answers.add(clinic.given().get("/v1/courses"));
    answers.add(clinic.given().body(observation).post("/v1/observations"));
    answers.add(clinic.given().body(observation).post("/v1/observations"));
    answers.add(clinic.given().get("/v1/observations/" + observation.get("id")));
    answers.add(clinic.given().get("/v1/observations?limit=1"));
    answers.add(clinic.given().get("/v1/insights/mine/response?instrument=MADRS&at=PT24H"));

    assertThat(answers).allMatch(answer -> answer.statusCode() < 300);
    var posted = observation.get("id");
    assertThat(entries(clinic).reversed().stream().map(AuditTest::told))
        .startsWith(
            "write course " + id + " null",
            "read course " + id + " null",
            "list course null 1",
            "write observation " + posted + " null",
            "write observation " + posted + " null",
            "read observation " + posted + " null",
            "list observation null 1",
            "read response null null",
            "read audit null null");
    assertThat(entries(clinic)).extracting("client").containsOnly(clinic.client());
    assertThat(entries(clinic))
        .extracting("request")
        .containsAll(answers.stream().map(answer -> answer.header("X-Request-Id")).toList());
  }

  @Test
  void what_was_refused_leaves_none() {
    var course = TestCourses.put(clinic, course());
    var observation = madrs(course);
    TestCourses.post(clinic, observation);
    int before = entries(clinic).size();

    observation.put("status", "preliminary");
    clinic.given().body(observation).post("/v1/observations").then().statusCode(409);
    clinic.given().body(madrs(UUID.randomUUID())).post("/v1/observations").then().statusCode(404);
    clinic.given().get("/v1/courses/" + UUID.randomUUID()).then().statusCode(404);

    assertThat(entries(clinic)).hasSize(before + 1);
  }

  @Test
  void a_clinic_sees_its_own_log_only_and_page_by_page() {
    for (int i = 0; i < 5; i++) {
      TestCourses.put(clinic, course());
    }
    TestCourses.put(TestClinic.open(), course());

    var seen = TestListing.items(clinic, "/v1/audit?limit=2");

    assertThat(seen).filteredOn(entry -> "write".equals(entry.get("action"))).hasSize(5);
    assertThat(seen).extracting(entry -> entry.get("client")).containsOnly(clinic.client());
    assertThat(seen)
        .extracting(entry -> Instant.parse((String) entry.get("recordedAt")))
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  @Test
  void an_admin_sees_the_log_of_the_network_and_no_clinic_s() {
    TestCourses.put(clinic, course());
    var admin = TestClinic.network();

    admin.given().get("/v1/audit").then().statusCode(200);

    assertThat(entries(admin)).extracting("client").doesNotContain(clinic.client());
    assertThat(entries(admin)).extracting("client").contains(admin.client());
    assertThat(entries(clinic)).extracting("client").doesNotContain(admin.client());
  }

  @Test
  void a_person_of_the_clinic_may_read_it_too() {
    clinic
        .another(ClientKind.PERSON)
        .given()
        .get("/v1/audit")
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items.action", everyItem(equalTo("read")));
  }

  @Test
  void a_group_of_requests_is_recorded_by_one_statement() {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                audit.record(
                    IntStream.range(0, 100).mapToObj(i -> admitted("client-" + i)).toList()));

    assertThat(rows("select client from audit_entry"))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 100).mapToObj(i -> List.<Object>of("client-" + i)).toList());
  }

  @Test
  void an_entry_goes_with_its_transaction() {
    assertThatThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(
                        () -> {
                          audit.record(List.of(admitted("somebody")));
                          throw new IllegalStateException("not carried out");
                        }))
        .hasMessageContaining("not carried out");

    assertThat(rows("select 1 from audit_entry")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_entry set client = 'nobody'",
        "delete from audit_entry",
        "truncate audit_entry"
      })
  void nothing_that_was_written_changes(String statement) {
    assertThatThrownBy(() -> execute(statement)).hasMessageContaining("permission denied");
  }

  @ParameterizedTest
  @ValueSource(strings = {"- interval '21 seconds'", "+ interval '21 seconds'"})
  void nothing_is_written_into_the_past_or_the_future(String away) {
    assertThatThrownBy(() -> execute(insertion("number", "clock_timestamp() " + away)))
        .hasMessageContaining("row-level security");
  }

  @Test
  void nothing_is_written_into_another_clinic_s_log() {
    assertThatThrownBy(() -> execute(insertion("number + 1", "clock_timestamp()")))
        .hasMessageContaining("row-level security");
  }

  private String insertion(String number, String at) {
    return """
    insert into audit_entry (clinic_number, recorded_at, request, action, resource, client)
    select %s, %s, gen_random_uuid(), 'read', 'course', 'somebody' from clinic where id = '%s'
    """
        .formatted(number, at, clinic.id());
  }

  private Admitted admitted(String client) {
    var entry =
        new AuditEntry(
            Instant.now(), client, Deed.Action.WRITE, "observation", null, null, UUID.randomUUID());
    return new Admitted(new Visit(client, clinic.id(), entry), enter(clinic));
  }

  private ClinicNumber enter(TestClinic of) {
    return callers.enterClinicAndTellLater(new Caller(of.client(), Optional.of(of.id()), Set.of()));
  }

  private List<List<Object>> rows(String sql) {
    return TestSql.rows(database, clinic, sql);
  }

  private void execute(String sql) {
    TestSql.update(database, clinic, sql);
  }

  private static List<Map<String, Object>> entries(TestClinic clinic) {
    return clinic.given().get("/v1/audit?limit=100").then().statusCode(200).extract().path("items");
  }

  private static String told(Map<String, Object> entry) {
    return "%s %s %s %s"
        .formatted(entry.get("action"), entry.get("resource"), entry.get("id"), entry.get("count"));
  }
}
