package health.consilium.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.directory.TestNetwork;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Searches around the middle of a network, over HTTP, and their pages until the last. */
record TestSearch(TestNetwork network) {
  private static final String PATH = "/v1/providers/search";
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

  Response answer(Map<String, String> parameters) {
    return given().queryParams(placed(parameters)).get(PATH);
  }

  /** Where nothing else is told, around the middle. */
  private Map<String, String> placed(Map<String, String> parameters) {
    var all = new HashMap<>(parameters);
    if (!all.containsKey("bbox")) {
      all.putIfAbsent("near", middle());
    }
    return all;
  }

  String middle() {
    return network.middle().latitude() + "," + network.middle().longitude();
  }

  /** The names of the locations on the first page. */
  List<String> names(Map<String, String> parameters) {
    return answer(parameters).then().statusCode(200).extract().path("items.location.name");
  }

  /** What each hit of every page has at that path. */
  <T> List<T> pages(Map<String, String> parameters, String path) {
    return pages(answer(parameters), path);
  }

  /** The same when the search is asked for in a body. */
  <T> List<T> pagesByBody(Map<String, String> parameters, String path) {
    var asked = given().contentType(ContentType.JSON).body(body(placed(parameters)));
    return pages(
        asked.post(PATH),
        path,
        next ->
            given()
                .urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .body(body(placed(parameters)))
                .post(next));
  }

  static <T> List<T> pages(Response first, String path) {
    return pages(first, path, next -> given().urlEncodingEnabled(false).get(next));
  }

  private static <T> List<T> pages(Response first, String path, Function<String, Response> follow) {
    var found = new ArrayList<T>();
    var answer = first;
    while (true) {
      found.addAll(answer.then().statusCode(200).extract().path(path));
      var next = next(answer);
      assertThat(answer.<Boolean>path("page.hasMore")).isEqualTo(next.isPresent());
      if (next.isEmpty()) {
        return found;
      }
      answer = follow.apply(next.get());
    }
  }

  /** Parameters as members of a body. */
  private static Map<String, Object> body(Map<String, String> parameters) {
    var members = new HashMap<String, Object>();
    parameters.forEach((name, value) -> members.put(name, member(name, value)));
    return members;
  }

  private static Object member(String name, String value) {
    return switch (name) {
      case "near" -> {
        String[] point = value.split(",", -1);
        yield Map.of("latitude", new BigDecimal(point[0]), "longitude", new BigDecimal(point[1]));
      }
      case "bbox" -> Stream.of(value.split(",", -1)).map(BigDecimal::new).toList();
      case "radius", "limit", "verifiedWithinDays" -> new BigDecimal(value);
      case "place", "unit", "state", "q", "sort", "openAt" -> value;
      default -> List.of(value.split(",", -1));
    };
  }

  static Optional<String> next(Response answer) {
    return Optional.ofNullable(answer.header("Link"))
        .map(NEXT::matcher)
        .filter(Matcher::matches)
        .map(link -> link.group(1));
  }
}
