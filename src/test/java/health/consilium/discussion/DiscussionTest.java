package health.consilium.discussion;

import static health.consilium.discussion.TestDiscussions.PATH;
import static health.consilium.discussion.TestDiscussions.add;
import static health.consilium.discussion.TestDiscussions.caseSeries;
import static health.consilium.discussion.TestDiscussions.open;
import static health.consilium.discussion.TestDiscussions.opening;
import static health.consilium.discussion.TestDiscussions.person;
import static health.consilium.discussion.TestDiscussions.post;
import static health.consilium.discussion.TestDiscussions.posting;
import static health.consilium.discussion.TestDiscussions.posts;
import static health.consilium.discussion.TestDiscussions.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import health.consilium.access.ClientKind;
import health.consilium.access.TestClinic;
import health.consilium.access.TestListing;
import health.consilium.observation.TestCourses;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.postgres.TestConnection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Discussions, and what is said in them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DiscussionTest {
  private TestClinic ada;
  private TestClinic ben;

  @BeforeEach
  void arrive() {
    ada = person();
    ben = person();
  }

  @Test
  void what_one_clinic_opens_another_reads() {
    String id = open(ada, question());

    ben.given()
        .get(PATH + "/" + id)
        .then()
        .statusCode(200)
        .body("type", equalTo("question"))
        .body("anchor.code", equalTo("dissociation"))
        .body("conflicts", equalTo("None."))
        .body("opening.title", equalTo("Dissociation in the second half of the infusion"))
        .body("opening.text", equalTo("Has anybody slowed the infusion for it?"))
        .body("opening.html", equalTo("<p>Has anybody slowed the infusion for it?</p>"))
        .body("opening.state", equalTo("shown"))
        .body("posts", equalTo(1));
  }

  @Test
  void the_posts_come_newest_first_and_end_with_the_opening() {
    String id = open(ada, question());
    String first = add(ben, id, post("We have."));
    String second = add(ada, id, post("To what?"));

    assertThat(TestListing.ids(ben, posts(id) + "?limit=1")).containsExactly(second, first, id);
  }

  @Test
  void the_newest_discussion_comes_first() {
    String older = open(ada, question());
    String newer = open(ben, question());

    var ids = TestListing.ids(ben, PATH + "?anchor=adverse-event&limit=2");

    assertThat(ids.indexOf(newer)).isLessThan(ids.indexOf(older)).isNotNegative();
  }

  @ParameterizedTest
  @CsvSource({
    "type=safety-signal, true",
    "type=question, false",
    "anchor=protocol, true",
    "anchor=adverse-event, false",
    "anchor=protocol&code=trd-iv-single, true",
    "code=dissociation, false",
  })
  void discussions_are_found_by_type_and_anchor(String query, boolean found) {
    var body = question();
    body.put("type", "safety-signal");
    body.put("anchor", Map.of("kind", "protocol", "code", "trd-iv-single"));

    String id = open(ada, body);

    assertThat(TestListing.ids(ben, PATH + "?limit=100&" + query).contains(id)).isEqualTo(found);
  }

  @Test
  void an_observation_is_an_anchor_whose_id_only_its_own_clinic_sees() {
    var system = ada.another(ClientKind.SYSTEM);
    var madrs = TestCourses.madrs(TestCourses.put(system, TestCourses.course()));
    TestCourses.post(system, madrs);
    var body = question();
    body.put("anchor", Map.of("kind", "observation", "observation", madrs.get("id")));

    String id = open(ada, body);

    ada.given().get(PATH + "/" + id).then().body("anchor.observation", equalTo(madrs.get("id")));
    ben.given()
        .get(PATH + "/" + id)
        .then()
        .body("anchor.code", equalTo("madrs-total"))
        .body("anchor.observation", nullValue());
    String byObservation = PATH + "?observation=" + madrs.get("id");
    assertThat(TestListing.ids(ada, byObservation)).containsExactly(id);
    assertThat(TestListing.ids(ben, byObservation)).isEmpty();
  }

  @Test
  void another_clinics_observation_is_no_anchor() {
    var system = ben.another(ClientKind.SYSTEM);
    var madrs = TestCourses.madrs(TestCourses.put(system, TestCourses.course()));
    TestCourses.post(system, madrs);
    var body = question();
    body.put("anchor", Map.of("kind", "observation", "observation", madrs.get("id")));

    opening(ada, body).statusCode(404);
  }

  @ParameterizedTest
  @CsvSource({
    "protocol, no-such, /anchor/code",
    "adverse-event, Jane Example, /anchor/code",
    "adverse-event, john-smith-2065550143, /anchor/code",
    "adverse-event, trd-iv-single, /anchor/code",
    "protocol, dissociation, /anchor/code",
    "observation, dissociation, /anchor/observation"
  })
  void an_anchor_that_is_none_is_refused(String kind, String code, String pointer) {
    var body = question();
    body.put("anchor", Map.of("kind", kind, "code", code));

    opening(ada, body).statusCode(422).body("errors.pointer", contains(pointer));
  }

  @ParameterizedTest
  @CsvSource({
    "adverse-event, chest-pain, Chest pain",
    "protocol, oral, Ketamine by mouth",
  })
  void beside_a_thread_stands_what_people_call_its_term_or_protocol(
      String kind, String code, String name) {
    var body = question();
    body.put("anchor", Map.of("kind", kind, "code", code));

    String id = open(ada, body);

    ben.given().get(PATH + "/" + id).then().body("anchor.name", equalTo(name));
    assertThat(ben.given().get(PATH + "?code=" + code).<List<String>>path("items.anchor.name"))
        .containsOnly(name);
  }

  @Test
  void a_code_that_no_list_has_is_shown_to_nobody() throws SQLException {
    String id = open(ada, question());
    try (var superuser = TestConnection.superuser();
        var update =
            superuser.prepareStatement(
                "update discussion set code = 'john-smith-2065550143' where id = ?::uuid")) {
      update.setString(1, id);
      update.executeUpdate();
    }

    ben.given()
        .get(PATH + "/" + id)
        .then()
        .body("anchor.code", equalTo("other"))
        .body("anchor.name", equalTo("Another event"));
  }

  @Test
  void a_case_series_is_told_in_bands() {
    var body = question();
    body.put("type", "case-series");
    body.put("caseSeries", caseSeries());

    String id = open(ada, body);

    ben.given().get(PATH + "/" + id).then().body("caseSeries", equalTo(caseSeries()));
  }

  @ParameterizedTest
  @CsvSource({
    "patients, 2",
    "ageBands, ''",
    "ageBands, 30-39 30-39",
    "ageBands, 18-29 30-39 40-49 50-59"
  })
  void a_case_series_in_which_somebody_stands_out_is_refused(String member, String value) {
    var series = caseSeries();
    series.put(
        member,
        member.equals("patients")
            ? (Object) Integer.valueOf(value)
            : value.isEmpty() ? List.of() : List.of(value.split(" ")));
    var body = question();
    body.put("type", "case-series");
    body.put("caseSeries", series);

    opening(ada, body).statusCode(422).body("errors.pointer", contains("/caseSeries/" + member));
  }

  @ParameterizedTest
  @ValueSource(strings = {"question", "case-series"})
  void a_case_series_belongs_to_its_type(String type) {
    var body = question();
    body.put("type", type);
    if (type.equals("question")) {
      body.put("caseSeries", caseSeries());
    }

    opening(ada, body).statusCode(422).body("errors.pointer", contains("/caseSeries"));
  }

  @Test
  void a_name_is_borne_once_the_network_has_confirmed_it() {
    var body = question();
    body.put("byline", "name");
    opening(ada, body).statusCode(422).body("errors.pointer", contains("/byline"));
    String author = TestDiscussions.name(ada, "Ada Example");

    String id = open(ada, body);

    ben.given()
        .get(PATH + "/" + id)
        .then()
        .body("opening.by.name", equalTo("Ada Example"))
        .body("opening.by.credentials", equalTo(List.of("MD")))
        .body("opening.by.author", equalTo(author))
        .body("opening.by.clinic", equalTo(ada.id().toString()));
  }

  @Test
  void nobody_has_a_name_who_is_no_person_of_the_clinic() {
    var software = new TestClinic(ada.id(), ada.another(ClientKind.SYSTEM).client(), "");
    var elsewhere = new TestClinic(ben.id(), ada.client(), "");
    var nobody = new TestClinic(ada.id(), "nobody-" + ada.client(), "");

    for (var other : List.of(software, elsewhere, nobody)) {
      TestClinic.network()
          .given()
          .body(
              Map.of(
                  "clinic", other.id(),
                  "clientId", other.client(),
                  "name", "Ada Example",
                  "credentials", List.of()))
          .post(PATH + "/authors")
          .then()
          .statusCode(422)
          .body("errors.pointer", contains("/clientId"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Two\nlines", "A\ttab", "\u0085"})
  void a_title_is_one_line(String title) {
    var body = question();
    body.put("title", "A title: " + title);

    opening(ada, body).statusCode(422).body("errors.pointer", contains("/title"));
  }

  @Test
  void under_the_clinic_alone_nothing_tells_the_author() {
    String author = TestDiscussions.name(ada, "Ada Example");

    String id = open(ada, question());

    ben.given()
        .get(PATH + "/" + id)
        .then()
        .body("opening.by.name", nullValue())
        .body("opening.by.author", nullValue())
        .body("opening.by.clinicName", equalTo("A clinic"));
    assertThat(TestListing.ids(ben, PATH + "?author=" + author)).isEmpty();
    assertThat(TestListing.ids(ada, PATH + "?author=" + author)).containsExactly(id);
  }

  @Test
  void a_discussion_is_found_by_the_author_whose_name_it_bears() {
    String author = TestDiscussions.name(ada, "Ada Example");
    var body = question();
    body.put("byline", "name");
    String id = open(ada, body);

    assertThat(TestListing.ids(ben, PATH + "?author=" + author)).containsExactly(id);
  }

  @Test
  void a_name_that_is_taken_back_leaves_the_clinic_alone() {
    String author = TestDiscussions.name(ada, "Ada Example");
    var body = question();
    body.put("byline", "name");
    String id = open(ada, body);

    TestClinic.network()
        .given()
        .delete(PATH + "/authors/" + author + "/name")
        .then()
        .statusCode(204);

    ben.given()
        .get(PATH + "/" + id)
        .then()
        .body("opening.by.name", nullValue())
        .body("opening.by.author", nullValue());
  }

  @Test
  void an_author_who_leaves_leaves_the_posts() {
    TestDiscussions.name(ada, "Ada Example");
    var body = question();
    body.put("byline", "name");
    String id = open(ada, body);
    var admin = TestClinic.network();
    String clients = "/v1/clinics/" + ada.id() + "/clients";
    var client = admin.given().get(clients).then().extract().<Map<String, Object>>path("items[0]");

    admin
        .given()
        .header("If-Match", "\"" + client.get("version") + "\"")
        .delete(clients + "/" + client.get("id"))
        .then()
        .statusCode(204);

    ada.given().get(PATH + "/" + id).then().statusCode(403);
    posting(ada, id, post("And?")).statusCode(403);
    ben.given().get(PATH + "/" + id).then().body("opening.by.name", equalTo("Ada Example"));
  }

  @Test
  void a_post_quotes_another_of_its_discussion() {
    String id = open(ada, question());
    String first = add(ben, id, post("We have."));
    var body = post("To what?");
    body.put("quotes", first);

    String second = add(ada, id, body);

    ben.given().get(posts(id) + "/" + second).then().body("quotes", equalTo(first));
  }

  @Test
  void a_post_of_another_discussion_is_not_quoted() {
    var body = post("To what?");
    body.put("quotes", open(ada, question()));

    posting(ben, open(ada, question()), body)
        .statusCode(422)
        .body("errors.pointer", contains("/quotes"));
  }

  @Test
  void a_post_of_another_discussion_is_not_found_in_this_one() {
    String other = add(ben, open(ada, question()), post("We have."));

    ben.given().get(posts(open(ada, question())) + "/" + other).then().statusCode(404);
  }

  @Test
  void a_discussion_that_is_not_there_takes_no_posts() {
    posting(ada, UUID.randomUUID().toString(), post("We have.")).statusCode(404);
  }

  @Test
  void the_same_request_adds_one_post() {
    String id = open(ada, question());
    for (int i = 0; i < 2; i++) {
      ben.given()
          .header("Idempotency-Key", "once-" + id)
          .body(post("We have."))
          .post(posts(id))
          .then()
          .statusCode(201);
    }

    ben.given().get(PATH + "/" + id).then().body("posts", equalTo(2));
  }

  @Test
  void a_hundred_people_post_at_once_in_one_discussion() throws Exception {
    String id = open(ada, question());
    var writers = Stream.generate(() -> ben.another(ClientKind.PERSON)).limit(100).iterator();
    var sent = IntStream.range(0, 100).mapToObj(i -> "Post " + i).toList();

    try (var people = Executors.newFixedThreadPool(100)) {
      var posting = new ArrayList<Callable<Integer>>();
      for (String text : sent) {
        var writer = writers.next();
        posting.add(() -> posting(writer, id, post(text)).extract().statusCode());
      }
      for (var answer : people.invokeAll(posting)) {
        assertThat(answer.get()).isEqualTo(201);
      }
    }

    var authors = TestListing.items(TestClinic.network(), posts(id) + "?limit=100");
    assertThat(authors)
        .extracting(item -> Objects.requireNonNull((Map<?, ?>) item.get("by")).get("author"))
        .doesNotHaveDuplicates();
    var items = TestListing.items(ada, posts(id) + "?limit=7");
    assertThat(items).hasSize(101);
    assertThat(items.subList(0, 100))
        .extracting(item -> item.get("text"))
        .containsExactlyInAnyOrderElementsOf(sent);
  }

  @Test
  void each_read_and_write_is_in_the_log_of_the_callers_clinic() {
    String id = open(ada, question());
    ada.given().get(posts(id)).then().statusCode(200);

    var log = TestListing.items(ada, "/v1/audit");

    assertThat(log)
        .extracting(entry -> entry.get("action") + " " + entry.get("resource"))
        .contains("write discussion", "list post");
    assertThat(log).extracting(entry -> entry.get("id")).contains(id);
  }
}
