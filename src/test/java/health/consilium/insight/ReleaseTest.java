package health.consilium.insight;

import static health.consilium.insight.TestPatients.release;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import health.consilium.access.ClientKind;
import health.consilium.access.TestClinic;
import health.consilium.insight.disclosure.Policy;
import health.consilium.insight.disclosure.Shown;
import health.consilium.insight.disclosure.Slice;
import health.consilium.insight.disclosure.Verdict;
import health.consilium.observation.TestSubjects;
import health.consilium.platform.postgres.DatabaseRole;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.postgres.TestConnection;
import health.consilium.platform.postgres.TestLock;
import health.consilium.platform.sql.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a release tells and hides, how it is made, and who reads it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReleaseTest {
  @Inject Database database;

  @Test
  void beside_30_of_47_neither_7_of_25_nor_37_of_72_can_be_read() {
    var ketamine = new TestPatients("CRPS", "ketamine", "IM");
    ketamine.add(0, 10, 6);
    ketamine.add(1, 10, 6);
    ketamine.add(2, 10, 5);
    var midazolam = new TestPatients("CRPS", "midazolam", "IM");
    midazolam.each(2, 6);
    midazolam.add(0, 1, 0);

    var made = release();

    response(made, ketamine, "")
        .body("cell.shown.evaluable", equalTo(45))
        .body("cell.shown.responders", equalTo(30))
        .body("cell.shown.percent", equalTo(67))
        .body("cell.shown.interval.low", equalTo(52))
        .body("cell.shown.interval.high", equalTo(79))
        .body("cell", not(hasKey("hidden")));
    assertHidden(response(made, midazolam, ""), "MIN_PATIENTS");
    refused(ketamine.query().replace("&drug=ketamine", ""), "drug");
  }

  @Test
  void a_part_that_tells_the_rest_of_the_whole_is_hidden() {
    var patients = new TestPatients("CRPS", "esketamine", "IN");
    patients.each(6, 6);

    var made = release();

    response(made, patients, "").body("cell.shown.evaluable", equalTo(35));
    assertHidden(response(made, patients, "&sex=female"), "COMPLEMENTARY");
    assertHidden(response(made, patients, "&sex=male"), "MIN_PATIENTS");
    assertHidden(response(made, patients, "&division=pacific"), "COMPLEMENTARY");
    assertHidden(response(made, patients, "&failedTrials=3-4"), "COMPLEMENTARY");
    assertHidden(response(made, patients, "&ageBand=40-49"), "COMPLEMENTARY");
  }

  @Test
  void patients_of_two_clinics_are_of_too_few() {
    var patients = new TestPatients("CRPS", "ketamine", "SC");
    patients.add(0, 11, 11);
    patients.add(1, 11, 11);

    assertHidden(response(release(), patients, ""), "MIN_CLINICS");
  }

  @Test
  void a_table_that_nobody_is_in_has_too_few() {
    assertHidden(response(release(), new TestPatients("OCD", "other", "PO"), ""), "MIN_PATIENTS");
  }

  @Test
  void one_patient_more_changes_nothing_and_enough_of_them_renew_the_count() {
    var patients = new TestPatients("CRPS", "ketamine", "SL");
    patients.each(6, 6);
    int first = release().number();
    patients.add(0, 1, 0);
    var second = release();
    patients.each(6, 6);
    var third = release();

    response(second, patients, "")
        .body("cell.shown.evaluable", equalTo(35))
        .body("cell.shown.since", equalTo(first));
    response(third, patients, "")
        .body("cell.shown.evaluable", equalTo(75))
        .body("cell.shown.since", equalTo(third.number()));
    response(second, patients, "").body("cell.shown.evaluable", equalTo(35));
  }

  @Test
  void a_cell_that_newly_may_be_shown_waits() {
    var patients = new TestPatients("CRPS", "ketamine", "PO");
    patients.each(5, 6);
    release();
    patients.each(1, 1);

    assertHidden(response(release(), patients, ""), "DELTA");
  }

  @Test
  void a_patient_counts_once_whatever_the_number_of_courses() {
    var patients = new TestPatients("CRPS", "other", "IV");
    patients.each(6, 6);
    var subject = TestSubjects.counted();
    for (int i = 0; i < 5; i++) {
      patients.course(subject);
    }

    response(release(), patients, "").body("cell.shown.evaluable", equalTo(35));
  }

  @Test
  void whoever_may_be_told_of_in_a_row_is_in_no_count_and_nobody_else_is_in_rows()
      throws SQLException {
    var counted = new TestPatients("CRPS", "esketamine", "IV");
    counted.each(6, 6);
    var told = TestPatients.inRows("CRPS", "esketamine", "IV");
    told.each(10, 10);

    var made = release();

    response(made, counted, "").body("cell.shown.evaluable", equalTo(35));
    counted
        .clinic()
        .given()
        .get("/v1/shared/observations?limit=100&" + counted.treatment())
        .then()
        .body("items.size()", equalTo(60));
    assertThat(
            count(
                "select count(*) from shared_patient join patient_outcome"
                    + " using (clinic_number, patient) where not in_rows"))
        .isZero();
  }

  @Test
  void the_end_of_an_induction_is_on_the_menu() {
    var patients = new TestPatients("CRPS", "midazolam", "SC");
    patients.eachInduced(6, 6);

    String path = "/v1/insights/" + release().id() + "/response?instrument=MADRS&at=";

    patients
        .clinic()
        .given()
        .get(path + "end-of-induction&" + patients.treatment())
        .then()
        .statusCode(200)
        .body("at", equalTo("end-of-induction"))
        .body("cell.shown.evaluable", equalTo(35))
        .body("cell.shown.responders", equalTo(20));
    patients
        .clinic()
        .given()
        .get(path + "P28D&" + patients.treatment())
        .then()
        .body("cell.shown.evaluable", equalTo(35));
  }

  @ParameterizedTest
  @CsvSource({"withdraw, IV", "retract, IM", "correct, SC"})
  void who_was_withdrawn_retracted_or_corrected_counts_no_more(String how, String route)
      throws SQLException {
    var patients = new TestPatients("OCD", "esketamine", route);
    patients.each(10, 7);
    var left = patients.leave(how, 5);

    response(release(), patients, "").body("cell.shown.evaluable", equalTo(45));
    for (var course : left) {
      assertThat(
              count(
                  "select count(*) from patient_outcome where course_id = '%s'".formatted(course)))
          .isZero();
    }
  }

  @Test
  void a_release_that_was_begun_is_finished_as_of_its_beginning() throws SQLException {
    var begun = ago(Duration.ofHours(23));
    int number = begin(begun);
    var late = new TestPatients("CRPS", "other", "SL");
    late.each(6, 6);

    var finished = release();

    assertThat(finished.number()).isEqualTo(number);
    assertThat(finished.asOf()).isEqualTo(begun);
    assertHidden(response(finished, late, ""), "MIN_PATIENTS");
    response(release(), late, "").body("cell.shown.evaluable", equalTo(35));
  }

  @Test
  void what_was_begun_more_than_a_day_ago_is_begun_anew() throws SQLException {
    int number = begin(ago(Duration.ofHours(25)));
    var late = new TestPatients("PTSD", "other", "SL");
    late.each(6, 6);

    var made = release();

    assertThat(made.number()).isGreaterThan(number);
    assertThat(made.asOf()).isAfter(ago(Duration.ofHours(1)));
    response(made, late, "").body("cell.shown.evaluable", equalTo(35));
  }

  @Test
  void who_withdrew_consent_since_a_release_was_begun_is_not_counted_in_it() throws SQLException {
    var patients = new TestPatients("PTSD", "other", "SC");
    patients.each(10, 7);
    begin(ago(Duration.ofMinutes(1)));
    patients.leave("withdraw", 5);

    response(release(), patients, "").body("cell.shown.evaluable", equalTo(45));
  }

  @Test
  void nothing_is_published_that_counts_who_withdrew_consent_meanwhile() throws SQLException {
    var patients = new TestPatients("PTSD", "other", "IM");
    patients.each(1, 0);
    try (var connection = TestConnection.as(DatabaseRole.RELEASE)) {
      connection.setAutoCommit(false);
      var drafts = new ReleaseDraft(connection);
      var draft = drafts.resumeOrBegin(Instant.now(), Policy.CURRENT.version());
      connection.commit();
      patients.leave("withdraw", 1);

      assertThat(drafts.publish(draft, UUID.randomUUID(), Instant.now())).isFalse();
      connection.rollback();
    }
  }

  @Test
  void a_release_during_which_somebody_withdraws_consent_is_begun_anew() throws Exception {
    var patients = new TestPatients("PTSD", "other", "PO");
    patients.each(10, 7);

    try (var threads = Executors.newSingleThreadExecutor();
        var cells = TestLock.take("lock table release_cell in share mode")) {
      var made = threads.submit(() -> release());
      cells.awaitWaiting(1);
      patients.leave("withdraw", 5);
      cells.release();

      response(made.get(), patients, "").body("cell.shown.evaluable", equalTo(45));
    }
  }

  @Test
  void who_was_withdrawn_and_never_posted_holds_up_no_release() throws SQLException {
    int number = begin(ago(Duration.ofMinutes(1)));

    TestClinic.open()
        .given()
        .body(Map.of("subject", UUID.randomUUID()))
        .post("/v1/subjects/withdraw")
        .then()
        .statusCode(200);

    assertThat(release().number()).isEqualTo(number);
  }

  private static Instant ago(Duration time) {
    return Instant.now().minus(time).truncatedTo(ChronoUnit.MICROS);
  }

  /** A release that is left unfinished; returns its number. */
  private static int begin(Instant at) throws SQLException {
    try (var connection = TestConnection.as(DatabaseRole.RELEASE)) {
      connection.setAutoCommit(false);
      int number =
          new ReleaseDraft(connection).resumeOrBegin(at, Policy.CURRENT.version()).number();
      connection.commit();
      return number;
    }
  }

  @Test
  void a_draft_begun_under_other_rules_is_thrown_away_and_begun_anew() throws SQLException {
    var patients = new TestPatients("CRPS", "midazolam", "IV");
    patients.each(6, 6);
    release();
    int number;
    try (var connection = TestConnection.as(DatabaseRole.RELEASE)) {
      connection.setAutoCommit(false);
      var older = new ReleaseDraft(connection);
      number = older.resumeOrBegin(ago(Duration.ofMinutes(1)), 2).number();
      decideFalsely(connection, older, number);
      connection.commit();
    }
    patients.each(6, 6);

    var finished = release();

    assertThat(finished.number()).isGreaterThan(number);
    assertThat(finished.policy()).isEqualTo(Policy.CURRENT.version());
    response(finished, patients, "").body("cell.shown.evaluable", equalTo(70));
    assertThat(count("select count(*) from release_memory where number = " + number)).isZero();
    assertThat(count("select count(*) from release_memory where number = " + finished.number()))
        .isPositive();
  }

  /** Every table of a draft, as other rules would: with a count that is not so. */
  private static void decideFalsely(Connection connection, ReleaseDraft draft, int number)
      throws SQLException {
    var cells = new ReleaseCells(connection);
    for (var key = draft.next(ReleaseKey.BEFORE_ALL);
        key.isPresent();
        key = draft.next(key.get())) {
      var fresh = new Verdict.Fresh(new Shown(500, 300));
      cells.store(key.get(), number, Map.of(Slice.ALL, fresh), Map.of());
      cells.remember(key.get(), number, List.of(Slice.ALL));
      draft.decided(key.get());
    }
  }

  @Test
  void while_another_replica_computes_one_nobody_else_does() throws SQLException {
    try (var connection = TestConnection.as(DatabaseRole.RELEASE);
        var lock = connection.createStatement()) {
      lock.execute("select pg_advisory_lock(150152)");

      TestClinic.network()
          .given()
          .post("/v1/insights/releases")
          .then()
          .statusCode(409)
          .header("Retry-After", "60");
    }
  }

  @Test
  void the_log_tells_of_the_releases_that_were_made_and_of_no_other() throws SQLException {
    var admin = TestClinic.network();
    try (var connection = TestConnection.as(DatabaseRole.RELEASE);
        var lock = connection.createStatement()) {
      lock.execute("select pg_advisory_lock(150152)");
      admin.given().post("/v1/insights/releases").then().statusCode(409);
    }
    String made = admin.given().post("/v1/insights/releases").path("id");

    admin.given().get("/v1/audit?limit=100").then().body(releasesOf(admin), equalTo(List.of(made)));
  }

  /** Those that the network's log tells of, by that client. */
  private static String releasesOf(TestClinic admin) {
    return "items.findAll { it.client == '%s' && it.resource == 'release' }.id"
        .formatted(admin.client());
  }

  @Test
  void the_same_request_again_makes_no_other_release() {
    var admin = TestClinic.network();
    String key = UUID.randomUUID().toString();
    var first = admin.given().header("Idempotency-Key", key).post("/v1/insights/releases");

    admin
        .given()
        .header("Idempotency-Key", key)
        .post("/v1/insights/releases")
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .header("Location", first.header("Location"))
        .body("id", equalTo(first.path("id")));
    admin.given().get("/v1/insights/releases/latest").then().body("id", equalTo(first.path("id")));
    admin
        .given()
        .get("/v1/audit?limit=100")
        .then()
        .body(releasesOf(admin), equalTo(List.of(first.<String>path("id"))));
  }

  @Test
  void releases_are_listed_newest_first_and_found_by_their_id() {
    var older = release();
    var newer = release();
    var reader = TestClinic.open(ClientKind.PERSON);

    reader
        .given()
        .get("/v1/insights/releases?limit=1")
        .then()
        .statusCode(200)
        .body("items.id", equalTo(List.of(newer.id().toString())))
        .body("page.hasMore", equalTo(true));
    reader
        .given()
        .get("/v1/insights/releases?limit=100")
        .then()
        .body("items.id", hasItem(older.id().toString()));
    reader
        .given()
        .get("/v1/insights/releases/" + older.id())
        .then()
        .body("number", equalTo(older.number()))
        .body("policy", equalTo(Policy.CURRENT.version()));
    reader
        .given()
        .get("/v1/insights/releases/latest")
        .then()
        .body("number", equalTo(newer.number()));
    reader.given().get("/v1/insights/releases/" + UUID.randomUUID()).then().statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "response?instrument=MADRS&at=P7D&",
        "percentile?instrument=MADRS&at=P7D&",
        "trajectory?instrument=MADRS&",
        "safety?term=headache&"
      })
  void no_cache_keeps_what_a_release_tells(String question) {
    release();

    TestClinic.open()
        .given()
        .get("/v1/insights/latest/" + question + "indication=OCD&drug=other&route=SC")
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store");
  }

  @ParameterizedTest
  @CsvSource({
    "sex=female&ageBand=40-49, division",
    "failedTrials=3, failedTrials",
    "division=west, division",
    "startedFrom=2026-01-01T00:00:00Z, startedFrom",
  })
  void what_is_not_on_the_menu_is_refused(String part, String parameter) {
    refused(new TestPatients("OCD", "other", "IN").query() + "&" + part, parameter);
  }

  @Test
  void the_menu_names_what_may_be_asked() {
    TestClinic.open()
        .given()
        .get("/v1/insights/menu")
        .then()
        .statusCode(200)
        .body("instruments", hasItem("MADRS"))
        .body("instruments", not(hasItem("HR")))
        .body("parts.failedTrials", equalTo(List.of("0-1", "2", "3-4", "5+")))
        .body("parts.division.size()", equalTo(10));
  }

  @Test
  void only_the_network_makes_a_release_and_only_clinics_read_its_cells() {
    String cell = "/v1/insights/latest/response?" + new TestPatients("OCD", "other", "IM").query();

    int clinic = TestClinic.open().given().post("/v1/insights/releases").statusCode();
    int nobody = RestAssured.given().get(cell).statusCode();
    int admin = TestClinic.network().given().get(cell).statusCode();

    assertThat(List.of(clinic, nobody, admin)).containsExactly(403, 401, 403);
  }

  @Test
  void what_a_clinic_reads_of_a_release_is_in_its_log() {
    var reader = TestClinic.open();
    release();

    reader
        .given()
        .get(
            "/v1/insights/latest/response?instrument=MADRS&at=P7D&indication=OCD&drug=other&route=IV");

    reader.given().get("/v1/audit").then().body("items.resource", hasItem("released-response"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update release_cell set evaluable = 0",
        "delete from release_cell",
        "update network_release set policy = 2",
        "delete from network_release",
        "update course set sex = 1",
        "select protocol from course",
        "select 1 from observation",
      })
  void whoever_releases_can_neither_change_a_release_nor_read_more_than_outcomes(String sql)
      throws SQLException {
    try (var connection = TestConnection.as(DatabaseRole.RELEASE);
        var statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("permission denied");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"release_memory", "release_tally", "release_draft", "patient_outcome"})
  void whoever_serves_sees_nothing_that_a_release_is_made_of(String table) {
    assertThatThrownBy(() -> read(table)).hasMessageContaining("permission denied");
  }

  private void read(String table) {
    database.call(
        connection -> {
          try (var statement = connection.createStatement()) {
            return statement.execute("select 1 from " + table);
          }
        });
  }

  private static long count(String sql) throws SQLException {
    try (var connection = TestConnection.as(DatabaseRole.RELEASE);
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static ValidatableResponse response(Release release, TestPatients patients, String part) {
    return patients
        .clinic()
        .given()
        .get("/v1/insights/" + release.id() + "/response?" + patients.query() + part)
        .then()
        .statusCode(200)
        .body("release.number", equalTo(release.number()));
  }

  private static void assertHidden(ValidatableResponse answer, String reason) {
    answer.body("cell.hidden.reason", equalTo(reason)).body("cell", not(hasKey("shown")));
  }

  private static void refused(String query, String parameter) {
    TestClinic.open()
        .given()
        .get("/v1/insights/latest/response?" + query)
        .then()
        .statusCode(400)
        .body("errors[0].parameter", equalTo(parameter));
  }
}
