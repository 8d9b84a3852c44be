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

  @Test
  void a_short_word_is_not_taken_for_a_mistyped_one() {
    assertThat(NameWords.isMistakable("art")).isFalse();
    assertThat(NameWords.isMistakable("arts")).isTrue();
  }

  @ParameterizedTest(name = "{0} for {1}: {2}")
  @CsvSource({
    "hern, heron, true",
    "heronn, heron, true",
    "hreon, heron, true",
    "harun, heron, false",
    "hern, herons, true",
    "harn, herons, false",
    "infusoin, infusion, true",
    "infsoin, infusion, true",
    "infsoing, infusion, false",
    "psychit, psychiatry, true",
    "bacdeifo, bacedigu, false",
    "infusions, infuse, false",
    "infusionists, infus, false",
    "vlyk, vylk, true",
    "ba, ab, true"
  })
  void a_slip_is_one_letter_or_two_of_a_long_word(String typed, String word, boolean slip) {
    assertThat(NameWords.isSlip(typed, word)).isEqualTo(slip);
  }
}
