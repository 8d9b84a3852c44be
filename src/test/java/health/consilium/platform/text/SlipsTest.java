package health.consilium.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlipsTest {
  @Test
  void a_short_word_is_not_taken_for_a_mistyped_one() {
    assertThat(Slips.isMistakable("art")).isFalse();
    assertThat(Slips.isMistakable("arts")).isTrue();
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
    assertThat(Slips.explain(typed, word)).isEqualTo(slip);
  }
}
