package health.consilium.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which answers go by one tag: those that show the same. */
class QueryTagsTest {
  private static final Map<String, List<String>> QUERY = Map.of("q", List.of("sea"));

  private final QueryTags tags = new QueryTags(Clock.systemUTC(), "build 1");

  @Test
  void another_release_calls_the_same_answer_otherwise() {
    var later = new QueryTags(Clock.systemUTC(), "build 2");

    assertThat(later.tag("/v1/places", QUERY, "*/*", ""))
        .isNotEqualTo(tags.tag("/v1/places", QUERY, "*/*", ""));
  }

  @Test
  void every_part_of_a_query_and_what_its_answer_hangs_on_make_another_tag() {
    assertThat(
            List.of(
                tags.tag("/v1/places", QUERY, "*/*", "change 7"),
                tags.tag("/v1/places", QUERY, "*/*", "change 8"),
                tags.tag("/v1/places", QUERY, "text/csv", "change 7"),
                tags.tag("/v1/places", Map.of("q", List.of("seattle")), "*/*", "change 7"),
                tags.tag("/v1/suggest", QUERY, "*/*", "change 7")))
        .doesNotHaveDuplicates();
  }

  @Test
  void the_order_of_parameters_does_not_matter() {
    var one = new LinkedHashMap<>(QUERY);
    one.put("limit", List.of("5"));
    var other = new LinkedHashMap<>(Map.of("limit", List.of("5")));
    other.putAll(QUERY);

    assertThat(tags.tag("/v1/places", one, null, ""))
        .isEqualTo(tags.tag("/v1/places", other, null, ""));
  }
}
