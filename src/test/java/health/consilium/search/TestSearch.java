package health.consilium.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.directory.TestNetwork;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Searches around the middle of a network, over HTTP, and their pages until the last. */
record TestSearch(TestNetwork network) {
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

  Response answer(Map<String, String> parameters) {
    var all = new HashMap<>(parameters);
    all.putIfAbsent("near", middle());
    return given().queryParams(all).get("/v1/providers/search");
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

  static <T> List<T> pages(Response first, String path) {
    var found = new ArrayList<T>();
    var answer = first;
    while (true) {
      found.addAll(answer.then().statusCode(200).extract().path(path));
      var next = next(answer);
      assertThat(answer.<Boolean>path("page.hasMore")).isEqualTo(next.isPresent());
      if (next.isEmpty()) {
        return found;
      }
      answer = given().urlEncodingEnabled(false).get(next.get());
    }
  }

  static Optional<String> next(Response answer) {
    return Optional.ofNullable(answer.header("Link"))
        .map(NEXT::matcher)
        .filter(Matcher::matches)
        .map(link -> link.group(1));
  }
}
