package health.consilium.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import health.consilium.platform.paging.Limit;
import health.consilium.platform.problem.Refusal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a field for a place offers while somebody types. */
class PlaceCompletionTest {
  private static final Gazetteer GAZETTEER = new Gazetteer();

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          seattl                   | Seattle, WA
          SEATTLE                  | Seattle, WA
          seatle                   | Seattle, WA
          pheonix, az              | Phoenix, AZ
          san fransisc             | San Francisco, CA
          springf                  | Springfield, IL
          springfield, il          | Springfield, IL
          springfield il           | Springfield, IL
          springfield,i            | Springfield, IL
          springfield, mass        | Springfield, MA
          portland, oregon         | Portland, OR
          spring                   | Spring, TX
          portl                    | Portland, OR
          new york                 | New York, NY
          fort w                   | Fort Worth, TX
          ft worth                 | Fort Worth, TX
          st. lou                  | Saint Louis, MO
          st                       | Saint Louis, MO
          o f                      | O Fallon, MO
          coeur d'al               | Coeur d'Alene, ID
          Mayagüez                 | Mayaguez, PR
          98101                    | 98101 Seattle, WA
          981                      | 98101 Seattle, WA
          98101-                   | 98101 Seattle, WA
          98101-1234               | 98101 Seattle, WA
          0                        | 00601 Adjuntas, PR
          09007                    | 09007 APO AE
          """)
  void the_best_comes_first(String typed, String label) {
    assertThat(complete(typed)).first().extracting(PlaceSuggestion::label).isEqualTo(label);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xyzzy",
        "qwertyuiop",
        "qeu",
        "zeattle",
        "98101-12345",
        "000",
        "springfield, zz",
        "a, b, c, d",
        "981011"
      })
  void what_begins_no_place_is_answered_with_none(String typed) {
    assertThat(complete(typed)).isEmpty();
  }

  @Test
  void an_abbreviation_may_be_the_beginning_of_another_word() {
    assertThat(labels("ste", 100))
        .contains("Sterling, VA")
        .anyMatch(each -> each.startsWith("Saint"));
    assertThat(labels("st", 100)).contains("Saint Paul, MN", "Stamford, CT");
  }

  @Test
  void a_whole_name_goes_before_larger_cities_that_only_begin_so() {
    assertThat(labels("spring", 3)).startsWith("Spring, TX").contains("Springfield, MA");
  }

  @Test
  void a_county_may_stand_between_as_in_the_search() {
    assertThat(labels("Springfield, Greene, m", 5)).allMatch(each -> each.endsWith("MO"));
  }

  @Test
  void each_place_comes_once() {
    assertThat(labels("st", 100)).doesNotHaveDuplicates();
    assertThat(labels("new m", 100)).doesNotHaveDuplicates();
  }

  @Test
  void where_people_live_goes_before_boxes_of_a_post_office() {
    assertThat(labels("981", 100)).containsSubsequence("98199 Seattle, WA", "98111 Seattle, WA");
  }

  @Test
  void the_search_finds_each_suggestion_by_what_it_says_to_send() {
    var typed = IntStream.rangeClosed('a', 'z').mapToObj(Character::toString);
    var more = Stream.of("st", "spring", "new", "port", "981", "0", "3");

    for (var place : Stream.concat(typed, more).flatMap(each -> complete(each).stream()).toList()) {
      var found = GAZETTEER.find(place.place());

      assertThat(found.label()).isEqualTo(place.label());
      assertThat(found.coordinates())
          .isEqualTo(new Coordinates(place.latitude(), place.longitude()));
    }
  }

  @Test
  void a_page_says_whether_there_would_be_more() {
    assertThat(GAZETTEER.complete("sea", new Limit(1)).page().hasMore()).isTrue();
    assertThat(GAZETTEER.complete("98101", new Limit(1)).page().hasMore()).isFalse();
    assertThat(GAZETTEER.complete("sea", new Limit(1)).items()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", ",", "..", "-"})
  void what_has_neither_letter_nor_digit_is_refused(String typed) {
    assertThat(refused(typed)).isEqualTo(List.of("q"));
  }

  @Test
  void nobody_types_more_than_100_characters() {
    assertThat(refused("a".repeat(101))).isEqualTo(List.of("q"));
    assertThat(complete("a".repeat(100))).isEmpty();
  }

  private static List<PlaceSuggestion> complete(String typed) {
    return GAZETTEER.complete(typed, Limit.of(null)).items();
  }

  private static List<String> labels(String typed, int limit) {
    return GAZETTEER.complete(typed, new Limit(limit)).items().stream()
        .map(PlaceSuggestion::label)
        .toList();
  }

  private static List<String> refused(String typed) {
    return catchThrowableOfType(Refusal.class, () -> complete(typed)).faults().stream()
        .map(fault -> String.valueOf(fault.parameter()))
        .toList();
  }
}
