package health.consilium.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.consilium.access.ClientKind;
import health.consilium.access.TestClinic;
import health.consilium.discussion.TestDiscussions;
import health.consilium.observation.TestCourses;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each operation of the contract, by each role, on what is one's own, another clinic's and
 * nobody's. What another clinic has is answered like what nobody has.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class IsolationMatrixTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TIMES = "\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z";
  private static final String UUIDS = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  /** Whoever may call, with the scopes of its tokens; an anonymous caller has no token. */
  enum Role {
    ANONYMOUS,
    SYSTEM,
    PERSON,
    ADMIN;

    TestClinic caller() {
      return Objects.requireNonNull(Opened.CALLERS.get(this));
    }

    boolean mayCall(Route route) {
      return switch (this) {
        case ANONYMOUS -> false;
        case SYSTEM ->
            allows(route, "directory.write observations.write observations.read insights.read");
        case PERSON -> allows(route, "observations.read insights.read discussions.write");
        case ADMIN -> allows(route, "directory.write moderate network.admin");
      };
    }

    private static boolean allows(Route route, String scopes) {
      return List.of(scopes.split(" ")).stream().anyMatch(route.scopes()::contains);
    }
  }

  /** Opened once, with the first test: no test changes anything of theirs, or is these callers'. */
  private static final class Opened {
    static final Belongings THEIRS = Belongings.open();
    static final Map<Role, TestClinic> CALLERS =
        Map.of(
            Role.SYSTEM, TestClinic.open(),
            Role.PERSON, TestClinic.open(ClientKind.PERSON),
            Role.ADMIN, TestClinic.network());
  }

  private Belongings theirs;

  @BeforeEach
  void meet() {
    theirs = Opened.THEIRS;
  }

  static Stream<Arguments> refusals() {
    return needingAToken(route -> true)
        .flatMap(
            route ->
                Stream.of(Role.values())
                    .filter(role -> !role.mayCall(route))
                    .map(role -> Arguments.of(route, role)));
  }

  /** Of a clinic alone, and about one thing. */
  static Stream<Route> oneOfAClinics() {
    return ofAClinic().filter(route -> !route.collections().isEmpty());
  }

  static Stream<Route> needingNoBody() {
    return oneOfAClinics().filter(route -> route.body().isEmpty());
  }

  /** Of a clinic alone, and naming other things in a body. */
  static Stream<Route> referring() {
    return ofAClinic()
        .filter(route -> !route.isRead())
        .filter(route -> route.body().map(body -> !referredTo(body).isEmpty()).orElse(false));
  }

  static Stream<Route> listings() {
    return needingAToken(Route::isRead).filter(route -> route.filters().contains("cursor"));
  }

  /** What is neither the network's, nor public to be read, nor shared by all clinics. */
  private static Stream<Route> ofAClinic() {
    return needingAToken(route -> true)
        .filter(route -> !route.scopes().equals(Set.of("network.admin")))
        .filter(route -> !route.scopes().contains("directory.write"))
        .filter(route -> !route.path().matches("/v1/(discussions|shared|insights)/.*"));
  }

  private static Stream<Route> needingAToken(Predicate<Route> which) {
    return Route.all().filter(route -> !route.scopes().isEmpty()).filter(which);
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("refusals")
  void nobody_gets_past_what_the_contract_says_of_scopes(Route route, Role role)
      throws SQLException {
    var before = theirs.rows();

    var answer =
        role == Role.ANONYMOUS
            ? route.sendAnonymously()
            : route.send(role.caller().given(), theirs.ids());

    assertThat(answer.statusCode()).isEqualTo(role == Role.ANONYMOUS ? 401 : 403);
    assertThat(answer.path("type").toString())
        .isEqualTo(role == Role.ANONYMOUS ? "/problems/unauthenticated" : "/problems/forbidden");
    assertThat(theirs.rows()).isEqualTo(before);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("oneOfAClinics")
  void what_another_clinic_has_is_answered_like_what_nobody_has(Route route) throws SQLException {
    assertThat(theirs.ids()).containsKeys(route.collections().toArray(String[]::new));
    var caller = TestClinic.open();
    var before = theirs.rows();

    var foreign = route.send(caller.given(), theirs.ids());
    var absent = route.send(caller.given(), Map.of());

    boolean makesItsOwn = route.answers("201") && route.collections().size() == 1;
    assertThat(foreign.statusCode()).isEqualTo(makesItsOwn ? 201 : 404);
    assertThat(told(foreign)).isEqualTo(told(absent));
    assertThat(theirs.rows()).isEqualTo(before);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("needingNoBody")
  void what_one_has_oneself_is_there(Route route) {
    var mine = Belongings.open();

    var own = route.send(mine.software().given(), mine.ids());

    assertThat(own.statusCode()).isIn(200, 204);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("referring")
  void nothing_refers_to_what_another_clinic_has(Route route) throws SQLException {
    var caller = TestClinic.open();
    var before = theirs.rows();
    String body = route.body().orElseThrow();

    var foreign = route.send(caller.given(), Map.of(), Optional.of(referring(body, theirs.ids())));
    var absent = route.send(caller.given(), Map.of(), Optional.of(referring(body, Map.of())));

    assertThat(foreign.statusCode()).isEqualTo(404);
    assertThat(told(foreign)).isEqualTo(told(absent));
    assertThat(theirs.rows()).isEqualTo(before);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("listings")
  void no_list_has_anything_of_another_clinic(Route route) {
    for (var reader : List.of(TestClinic.open(), TestClinic.open(ClientKind.PERSON))) {
      var whole = route.send(reader.given(), Map.of());
      assertThat(theirs.marks()).noneMatch(whole.asString()::contains);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("listings")
  void no_filter_finds_what_another_clinic_has(Route route) {
    var person = TestClinic.open(ClientKind.PERSON);
    for (String filter : route.filters()) {
      var id = theirs.ids().get(Belongings.collectionOf(filter));
      if (id != null) {
        var found = route.send(person.given().queryParam(filter, id), Map.of());
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.<List<Object>>path("items")).isEmpty();
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("listings")
  void a_cursor_of_another_clinic_leads_to_nothing_of_it(Route route) {
    var first = route.send(theirs.software().given().queryParam("limit", 1), Map.of());
    var next = Optional.ofNullable(first.header("Link")).map(IsolationMatrixTest::target);

    next.ifPresent(
        link -> {
          var page = TestClinic.open().given().get(link);
          assertThat(theirs.marks()).noneMatch(page.asString()::contains);
        });
  }

  @Test
  void a_subject_of_another_clinic_is_nobodys() {
    var body = Map.of("subject", theirs.subject().toString());

    assertThat(found(theirs.software(), body)).hasSize(1);
    assertThat(found(TestClinic.open(), body)).isEmpty();
  }

  private static List<Object> found(TestClinic clinic, Map<String, String> body) {
    return clinic
        .given()
        .body(body)
        .post("/v1/observations/search")
        .then()
        .statusCode(200)
        .extract()
        .path("items");
  }

  @Test
  void a_cursor_there_is_to_try() {
    TestCourses.put(theirs.software(), TestCourses.course());

    var first = theirs.software().given().queryParam("limit", 1).get("/v1/courses");

    assertThat(first.header("Link")).isNotNull();
  }

  @Test
  void another_clinics_idempotency_key_is_as_good_as_any() {
    var body = TestDiscussions.question();
    String first = opened(theirs.person(), body);
    String again = opened(theirs.person(), body);

    String other = opened(TestClinic.open(ClientKind.PERSON), body);

    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  private String opened(TestClinic writer, Map<String, Object> body) {
    return writer
        .given()
        .header("Idempotency-Key", theirs.software().id().toString())
        .body(body)
        .post("/v1/discussions")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** Status and body, without what differs from one request to the next. */
  private static String told(Response answer) {
    return answer.statusCode() + " " + answer.asString().replaceAll(UUIDS + "|" + TIMES, "…");
  }

  private static String target(String link) {
    return link.substring(link.indexOf('<') + 1, link.indexOf('>'));
  }

  private static String referring(String body, Map<String, UUID> ids) {
    var tree = tree(body);
    referredTo(body)
        .forEach(
            name ->
                ((ObjectNode) tree)
                    .put(
                        name,
                        ids.getOrDefault(Belongings.collectionOf(name), UUID.randomUUID())
                            .toString()));
    return tree.toString();
  }

  /** Members of the body that name a clinic's course, observation and so on. */
  private static List<String> referredTo(String body) {
    var names = new ArrayList<String>();
    tree(body)
        .properties()
        .forEach(
            member -> {
              if (member.getValue().asText().matches(UUIDS) && !isOwn(member.getKey())) {
                names.add(member.getKey());
              }
            });
    return names;
  }

  /** What the sender makes up itself. */
  private static boolean isOwn(@Nullable String name) {
    return "id".equals(name) || "subject".equals(name);
  }

  private static JsonNode tree(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
