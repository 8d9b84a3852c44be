package health.consilium.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import health.consilium.directory.DayHours;
import health.consilium.directory.Directory;
import health.consilium.directory.Hours;
import health.consilium.directory.TestHours;
import health.consilium.directory.TestNetwork;
import health.consilium.directory.Weekday;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hits that say whether they are open, and searches for those that are. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OpenSearchTest {
  private static final ZoneId ZONE = ZoneId.of("America/Anchorage");
  private static final LocalTime NINE = LocalTime.of(9, 0);
  private static final LocalTime FIVE = LocalTime.of(17, 0);
  private static final Hours ALWAYS = daily(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
  private static final Hours NEVER = TestHours.weekly(List.of());

  /** A Monday, at nine in Anchorage. */
  private static final String OPENING = "2026-03-02T18:00:00Z";

  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
  private static final String LASTING = "public, max-age=";

  @Inject Directory directory;

  private TestNetwork network;

  @BeforeEach
  void openNetwork() {
    network = TestNetwork.in(directory);
  }

  @Test
  void a_hit_says_whether_it_is_open_if_its_hours_are_known() {
    network.clinic("Always").open(ALWAYS).at(0, 0);
    network.clinic("Never").open(NEVER).at(0.01, 0);
    network.clinic("Unknown").at(0.02, 0);

    var answer = search(Map.of());

    assertThat(answer.<List<Object>>path("items.open"))
        .containsExactly(Map.of("now", true), Map.of("now", false), null);
  }

  @Test
  void who_has_the_answer_gets_304_only_until_somebody_opens_or_closes() {
    network.clinic("Day").open(daily(NINE, FIVE)).at(0, 0);
    String tag = search(Map.of()).header("ETag");
    String outlived =
        tag.replaceFirst("-[0-9]+", "-" + Instant.now().minusSeconds(1).getEpochSecond());

    assertThat(tag).matches("\"[0-9a-f]{24}-[0-9]{10}\"");
    revalidated(tag)
        .then()
        .statusCode(304)
        .header("ETag", tag)
        .header("Cache-Control", matchesPattern("public, max-age=[0-9]{1,2}"));
    revalidated(outlived).then().statusCode(200).header("ETag", tag);
  }

  @Test
  void a_hit_says_when_it_closes_and_opens_again() {
    network.clinic("Day").open(daily(NINE, FIVE)).at(0, 0);

    search(Map.of("openAt", OPENING))
        .then()
        .body("items[0].open.now", equalTo(true))
        .body("items[0].open.until", equalTo("2026-03-03T02:00:00Z"))
        .body("items[0].open.nextOpensAt", equalTo("2026-03-03T18:00:00Z"));
  }

  @Test
  void only_who_is_known_to_be_open_now_is_found() {
    network.clinic("Never").open(NEVER).at(0, 0);
    network.clinic("Unknown").at(0.01, 0);
    network.clinic("Always").open(ALWAYS).at(0.02, 0);

    assertThat(names(search(Map.of("openNow", "true")))).containsExactly("Always");
    assertThat(names(search(Map.of("openNow", "false")))).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T17:59:59Z, false",
    "2026-03-02T18:00:00Z, true",
    "2026-03-02T09:00:00-09:00, true",
    "2026-03-03T01:59:59Z, true",
    "2026-03-03T02:00:00Z, false"
  })
  void who_is_open_at_a_time_is_so_by_the_clock_of_the_place(String at, boolean open) {
    network.clinic("Day").open(daily(NINE, FIVE)).at(0, 0);

    assertThat(names(search(Map.of("openAt", at)))).hasSize(open ? 1 : 0);
  }

  @Test
  void pages_of_those_that_are_open_hold_each_once_and_in_order() {
    var expected = new ArrayList<String>();
    for (int i = 0; i < 130; i++) {
      boolean open = i % 3 == 0 || i > 120;
      network.clinic("Clinic " + i).open(open ? ALWAYS : NEVER).at(0.001 * i, 0);
      if (open) {
        expected.add("Clinic " + i);
      }
    }

    assertThat(pages(Map.of("openAt", OPENING, "limit", "7"))).isEqualTo(expected);
    assertThat(pages(Map.of("openNow", "true", "limit", "7"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "openNow, true, openNow=false",
    "openAt, 2026-03-02T18:00:00Z, openNow=true",
    "openAt, 2026-03-02T18:00:00Z, openAt=2026-03-02T18:00:01Z",
  })
  void a_cursor_goes_on_with_the_same_wish_only(String name, String wish, String other) {
    for (int i = 0; i < 3; i++) {
      network.clinic("Clinic " + i).open(ALWAYS).at(0.001 * i, 0);
    }
    var next = next(search(Map.of(name, wish, "limit", "1")));
    assertThat(next).contains(name + "=");

    given()
        .urlEncodingEnabled(false)
        .get(next.replaceFirst(name + "=[^&]+", other))
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/cursor-mismatch"));
  }

  @Test
  void nobody_keeps_an_answer_longer_than_the_next_closing() {
    var closing = Instant.now().plusSeconds(20).atZone(ZONE).plusMinutes(1);
    var minute = closing.toLocalTime().truncatedTo(ChronoUnit.MINUTES);
    network.clinic("Closing").open(daily(minute.minusHours(3), minute)).at(0, 0);
    var before = Instant.now();

    var answer = search(Map.of());

    var until = Instant.parse(answer.path("items[0].open.until"));
    assertThat(answer.header("Cache-Control")).matches("public, max-age=[0-9]+");
    assertThat(Integer.parseInt(answer.header("Cache-Control").replaceAll("\\D", "")))
        .isLessThanOrEqualTo((int) Math.min(60, Duration.between(before, until).toSeconds()));
  }

  @Test
  void nor_longer_than_the_next_opening_of_one_that_it_leaves_out() {
    network.clinic("Day").open(daily(NINE, NINE.plusMinutes(1))).at(0, 0);

    assertThat(search(Map.of("openNow", "true")).header("Cache-Control"))
        .matches("public, max-age=([1-5]?[0-9]|60)");
  }

  @Test
  void the_first_of_several_that_open_or_close_ends_it() {
    for (int hour : new int[] {8, 0, 16}) {
      var opens = LocalTime.of(hour, 0);
      network.clinic("At " + hour).open(daily(opens, opens.plusHours(1))).at(0.001 * hour, 0);
    }

    var answer = search(Map.of());

    var first =
        answer.<List<Map<String, Object>>>path("items.open").stream()
            .map(open -> open.get(Boolean.TRUE.equals(open.get("now")) ? "until" : "nextOpensAt"))
            .map(change -> Instant.parse(String.valueOf(change)))
            .min(Comparator.naturalOrder())
            .orElseThrow();
    assertThat(answer.header("ETag")).endsWith("-" + first.getEpochSecond() + "\"");
  }

  /** When that closes, nothing more follows. */
  @Test
  void so_does_the_one_for_which_a_page_has_no_room() {
    var closing = Instant.now().atZone(ZONE).plusHours(1).truncatedTo(ChronoUnit.MINUTES);
    var time = closing.toLocalTime();
    network.clinic("Always").open(ALWAYS).at(0, 0);
    network.clinic("Closing").open(daily(time.minusHours(3), time)).at(0.01, 0);

    var answer = search(Map.of("openNow", "true", "limit", "1"));

    assertThat(answer.<Boolean>path("page.hasMore")).isTrue();
    assertThat(answer.header("ETag")).endsWith("-" + closing.toEpochSecond() + "\"");
  }

  @Test
  void what_is_open_at_a_given_time_stays_so() {
    network.clinic("Day").open(daily(NINE, FIVE)).at(0, 0);

    assertThat(search(Map.of("openAt", OPENING)).header("Cache-Control")).startsWith(LASTING);
  }

  @ParameterizedTest(name = "{0} is refused by {1}")
  @CsvSource({
    "openNow=true&openAt=2026-03-02T18:00:00Z, openNow",
    "openNow=yes, openNow",
    "openNow=TRUE, openNow",
    "openNow=, openNow",
    "openAt=tomorrow, openAt",
    "openAt=2026-03-02, openAt",
    "openAt=2026-03-02T18:00:00, openAt",
    "openAt=1772463600, openAt"
  })
  void a_bad_wish_is_named(String query, String parameter) {
    given()
        .urlEncodingEnabled(false)
        .get("/v1/providers/search?near=1,2&" + query)
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-parameter"))
        .body("errors[0].parameter", equalTo(parameter));
  }

  private static Hours daily(LocalTime opens, LocalTime closes) {
    return TestHours.weekly(
        Stream.of(Weekday.values()).map(day -> new DayHours(day, opens, closes)).toList());
  }

  private Response search(Map<String, String> wish) {
    var middle = network.middle();
    var answer =
        given()
            .queryParams(wish)
            .queryParam("near", middle.latitude() + "," + middle.longitude())
            .get("/v1/providers/search");
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer;
  }

  private List<String> pages(Map<String, String> wish) {
    var answer = search(wish);
    var names = new ArrayList<>(names(answer));
    while (answer.<Boolean>path("page.hasMore")) {
      answer = given().get(URLDecoder.decode(next(answer), StandardCharsets.UTF_8));
      names.addAll(names(answer));
    }
    return names;
  }

  private static String next(Response answer) {
    var link = NEXT.matcher(answer.header("Link"));
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private static List<String> names(Response answer) {
    return answer.path("items.organization.name");
  }

  private Response revalidated(String tag) {
    return given()
        .queryParam("near", network.middle().latitude() + "," + network.middle().longitude())
        .header("If-None-Match", tag)
        .get("/v1/providers/search");
  }
}
