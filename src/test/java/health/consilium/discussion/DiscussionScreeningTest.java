package health.consilium.discussion;

import static health.consilium.discussion.TestDiscussions.PATH;
import static health.consilium.discussion.TestDiscussions.add;
import static health.consilium.discussion.TestDiscussions.open;
import static health.consilium.discussion.TestDiscussions.opening;
import static health.consilium.discussion.TestDiscussions.person;
import static health.consilium.discussion.TestDiscussions.post;
import static health.consilium.discussion.TestDiscussions.posting;
import static health.consilium.discussion.TestDiscussions.posts;
import static health.consilium.discussion.TestDiscussions.question;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import health.consilium.access.TestClinic;
import health.consilium.access.TestListing;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.sql.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a text in which somebody could be recognised. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DiscussionScreeningTest {
  /** What nothing else in the world is called, in a text that is refused. */
  private static final String CANARY = "zq7canary";

  private static final String BLOCKED = "Write to " + CANARY + "@example.org about it.";
  private static final String HELD = "Seen by Mr. Example of the ward.";

  @Inject Database database;

  private TestClinic ada;
  private TestClinic ben;

  @BeforeEach
  void arrive() {
    ada = person();
    ben = person();
  }

  @Test
  void a_draft_is_told_what_is_wrong_with_it_by_rule_and_place() {
    ada.given()
        .body(Map.of("text", BLOCKED))
        .post(PATH + "/check")
        .then()
        .statusCode(200)
        .body("findings.rule", contains("EMAIL"))
        .body("findings[0].offset", equalTo(9))
        .body("findings[0].length", equalTo((CANARY + "@example.org").length()))
        .body("findings[0].severity", equalTo("block"));
  }

  @Test
  void a_hundred_kilobytes_are_screened_to_their_end() {
    checking("a b".repeat(33_330) + " x@e.org").statusCode(200).body("findings.size()", equalTo(1));
  }

  /** Before they are read to their end: the sender may find nobody who listens. */
  @ParameterizedTest
  @ValueSource(strings = {"/check", "", "/{id}/posts"})
  void ten_megabytes_are_refused(String suffix) throws IOException {
    String path = PATH + suffix.replace("{id}", open(ada, question()));
    String head =
        """
        POST %s HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        Idempotency-Key: a-1\r
        Content-Length: 10000000\r
        \r
        {"text": "\
        """
            .formatted(path, ada.token());

    try (var socket = new Socket(URI.create(RestAssured.baseURI).getHost(), RestAssured.port)) {
      socket.setSoTimeout(30_000);
      Thread.ofVirtual().start(() -> send(head + "a".repeat(10_000_000), socket));
      var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));

      assertThat(answer.readLine()).startsWith("HTTP/1.1 413");
    }
  }

  private static void send(String request, Socket socket) {
    try {
      socket.getOutputStream().write(request.getBytes(UTF_8));
    } catch (IOException cutOff) {
      // as it should be
    }
  }

  private ValidatableResponse checking(String text) {
    return ada.given().body(Map.of("text", text)).post(PATH + "/check").then();
  }

  @Test
  void a_clinical_draft_is_clean() {
    ada.given()
        .body(Map.of("text", "Pressure rose to 180/110 at 0.5 mg/kg over 40 minutes."))
        .post(PATH + "/check")
        .then()
        .statusCode(200)
        .body("findings", empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"title", "text", "conflicts"})
  void no_text_of_a_discussion_may_identify_somebody(String member) {
    var body = question();
    body.put(member, BLOCKED);

    opening(ada, body)
        .statusCode(422)
        .body("type", equalTo("/problems/identifying-text"))
        .body("errors.pointer", contains("/" + member))
        .body("errors[0].code", equalTo("identifying-text"))
        .body("errors[0].detail", containsString("EMAIL, at offset 9"));
  }

  @Test
  void a_post_that_identifies_somebody_is_refused() {
    posting(ben, open(ada, question()), post(BLOCKED))
        .statusCode(422)
        .body("errors.pointer", contains("/text"));
  }

  @Test
  void of_a_blocked_draft_nothing_is_kept_logged_or_told() {
    String id = open(ada, question());
    var logged = new ArrayList<String>();
    var listening = listener(logged);
    Logger.getLogger("").addHandler(listening);
    var refused = new ArrayList<String>();

    try {
      refused.add(
          ada.given()
              .header("Idempotency-Key", "canary-" + id)
              .body(post(BLOCKED))
              .post(posts(id))
              .asString());
      var body = question();
      body.put("title", BLOCKED);
      refused.add(ada.given().body(body).post(PATH).asString());
      refused.add(ada.given().body(Map.of("text", BLOCKED)).post(PATH + "/check").asString());
    } finally {
      Logger.getLogger("").removeHandler(listening);
    }

    assertThat(refused).noneMatch(text -> text.contains(CANARY));
    assertThat(logged).noneMatch(text -> text.contains(CANARY));
    assertThat(tablesWithTheCanary()).isEmpty();
  }

  @Test
  void what_is_held_only_its_author_and_the_moderators_read() {
    String id = open(ada, question());

    String held = add(ada, id, post(HELD));

    ada.given().get(posts(id) + "/" + held).then().body("state", equalTo("held"));
    TestClinic.network().given().get(posts(id) + "/" + held).then().body("text", equalTo(HELD));
    ben.given().get(posts(id) + "/" + held).then().statusCode(404);
    assertThat(TestListing.ids(ben, posts(id))).containsExactly(id);
    assertThat(TestListing.ids(ada, posts(id))).containsExactly(held, id);
  }

  @Test
  void a_held_discussion_waits_for_a_moderator() {
    var body = question();
    body.put("title", HELD);

    String id = open(ada, body);

    ben.given().get(PATH + "/" + id).then().statusCode(404);
    ben.given().get(posts(id)).then().statusCode(404);
    posting(ben, id, post("We have.")).statusCode(404);
    posting(ada, id, post("We have.")).statusCode(409);
    assertThat(TestListing.ids(ben, PATH + "?limit=100")).doesNotContain(id);
  }

  @Test
  void what_is_masked_is_not_stored() {
    String id = open(ada, question());

    String masked = add(ben, id, post("A 94-year-old patient did well."));

    String text = ada.given().get(posts(id) + "/" + masked).then().extract().path("text");
    assertThat(text).doesNotContain("94").contains("patient did well.");
  }

  /** Every table of the service that has it in any column, as the author's clinic sees them. */
  private List<String> tablesWithTheCanary() {
    return QuarkusTransaction.requiringNew().call(() -> database.call(this::tablesWithTheCanary));
  }

  private List<String> tablesWithTheCanary(Connection connection) throws SQLException {
    texts(
        connection,
        "select set_config('app.clinic', number::text, true) from clinic_name where id = '%s'"
            .formatted(ada.id()));
    var tables =
        texts(
            connection,
            "select relname from pg_class where relnamespace = 'public'::regnamespace"
                + " and relkind in ('r', 'p') and has_table_privilege(oid, 'select')");
    assertThat(tables).contains("discussion_post", "idempotency", "audit_entry");
    var found = new ArrayList<String>();
    for (String table : tables) {
      found.addAll(
          texts(
              connection,
              "select distinct '%1$s' from \"%1$s\" as line where line::text like '%%%2$s%%'"
                  .formatted(table, CANARY)));
    }
    return found;
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    try (var select = connection.createStatement();
        var row = select.executeQuery(sql)) {
      var texts = new ArrayList<String>();
      while (row.next()) {
        texts.add(row.getString(1));
      }
      return texts;
    }
  }

  private static Handler listener(List<String> logged) {
    return new Handler() {
      @Override
      public void publish(LogRecord entry) {
        logged.add(entry.getMessage() + " " + String.valueOf(entry.getThrown()));
        if (entry.getParameters() != null) {
          logged.add(List.of(entry.getParameters()).toString());
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
