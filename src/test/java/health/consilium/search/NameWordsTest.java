package health.consilium.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameWordsTest {
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "Example Heron Clinic, example heron clinic",
    "  O'Neill-Peña & Söhne , oneill pena sohne",
    "St. Mary's Ｋｅｔａｍｉｎｅ, st marys ketamine",
    "Heron heron HERON, heron",
    "Клиника №7, клиника no7",
    "'--', ''"
  })
  void a_name_is_its_words(String name, String words) {
    assertThat(String.join(" ", NameWords.of(name))).isEqualTo(words);
  }

  @Test
  void two_neighbors_may_have_changed_their_places() {
    assertThat(NameWords.swapped("heel")).containsExactly("ehel", "hele");
    assertThat(NameWords.swapped("a")).isEmpty();
  }
}
