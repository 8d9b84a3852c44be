package health.consilium.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScreeningTest {
  private final Screening screening = new Screening();

  static Stream<String> clinical() {
    return lines("clinical.txt");
  }

  static Stream<String> identifying() {
    return lines("identifying.txt");
  }

  @ParameterizedTest
  @MethodSource("clinical")
  void what_clinicians_write_of_a_treatment_is_clean(String sentence) {
    assertThat(screening.findings(sentence)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("identifying")
  void what_could_identify_somebody_is_found_by_its_rule(String line) {
    var parts = line.split("\t", 2);

    assertThat(screening.findings(parts[1])).extracting(Finding::rule).contains(parts[0]);
  }

  @Test
  void a_finding_says_where_and_what_to_do_and_never_what_stands_there() {
    var found = screening.findings("𝛥 Reach him at jo@example.org about 0.5 mg/kg.");

    assertThat(found).containsExactly(new Finding("EMAIL", 16, 14, Action.BLOCK));
  }

  @Test
  void a_place_is_told_in_the_text_as_it_was_sent() {
    String sent = "SSN\u200B: 1\u200B2\u200B3-４５-６７８９.";

    var found = screening.findings(sent).getFirst();

    assertThat(sent.substring(found.offset(), found.offset() + found.length()))
        .isEqualTo("1\u200B2\u200B3-４５-６７８９");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\n", "   ", "\t ", "\u00a0\u2003"})
  void a_run_of_blanks_hides_nothing_and_counts_in_the_place(String blanks) {
    String sent = "Then Mr." + blanks + "Sample came";

    var found = screening.findings(sent).getFirst();

    assertThat(found).isEqualTo(new Finding("NAME_TITLE", 5, 9 + blanks.length(), Action.HOLD));
  }

  @Test
  void a_place_of_two_forms_of_one_rule_is_told_once() {
    assertThat(screening.findings("call (206) 555-0123"))
        .containsExactly(new Finding("PHONE", 5, 14, Action.BLOCK));
  }

  @Test
  void a_card_s_number_is_refused_in_digits_one_by_one_too() {
    assertThat(screening.findings("card 4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1, charged"))
        .containsExactly(new Finding("CARD", 5, 31, Action.BLOCK));
  }

  @Test
  void findings_come_from_left_to_right() {
    assertThat(screening.findings("Mr. Sample, SSN 123-45-6789, seen 03/14/2025"))
        .extracting(Finding::rule)
        .containsExactly("NAME_TITLE", "SSN", "DATE_NUM");
  }

  @Test
  void an_age_of_ninety_and_more_is_masked_and_the_rest_is_left_as_it_is() {
    assertThat(screening.masked("A 94-year-old and a 67-year-old, then one aged 101."))
        .isEqualTo("A [90+] and a 67-year-old, then one [90+].");
  }

  @Test
  void what_must_be_held_is_not_masked() {
    String text = "Seen on 03/14/2025 by Ms. Sample";

    assertThat(screening.masked(text)).isEqualTo(text);
  }

  @Test
  void what_was_masked_is_clean() {
    assertThat(screening.findings(screening.masked("a 93 yo man, 2nd course"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 ",
        "1-",
        "9",
        "aaaa",
        "a@",
        "https://",
        "111-22-",
        "4 4 4 - ",
        "Mr. ",
        "Mr.  ",
        "      ",
        "А\u200B",
        "1."
      })
  void a_long_text_of_near_misses_is_read_to_its_end(String piece) {
    String text = piece.repeat(4_000) + " jo@example.org";

    assertThat(screening.findings(text)).extracting(Finding::rule).contains("EMAIL");
  }

  /** RE2/J reads each character once, whatever the pattern: what a reading costs is its size. */
  @ParameterizedTest
  @MethodSource("patterns")
  void no_pattern_is_large(String pattern) {
    assertThat(Pattern.compile(pattern).programSize()).isLessThan(2_000);
  }

  static Stream<String> patterns() throws IOException {
    try (var rules = Screening.class.getResourceAsStream("/text/screening.json")) {
      var patterns = new ObjectMapper().readTree(rules).findValuesAsText("pattern");
      assertThat(patterns).hasSizeGreaterThan(20);
      return patterns.stream();
    }
  }

  /** Of processor time, not of the clock: eight times the text costs nowhere near 64 times. */
  @ParameterizedTest
  @ValueSource(
      strings = {"1 ", "111-22-", "Mr. ", "Mr.   ", "a@", "А\u200B", "Slept well after 40 mg. "})
  void a_text_of_eight_times_the_length_costs_about_eight_times_as_much(String piece) {
    String whole = piece.repeat(100_000 / piece.length());
    String eighth = whole.substring(0, whole.length() / 8);
    cost(whole);

    assertThat(cost(whole)).isLessThan(32 * cost(eighth));
  }

  /** Nanoseconds of the processor, the least of five times. */
  private long cost(String text) {
    var threads = ManagementFactory.getThreadMXBean();
    return LongStream.range(0, 5)
        .map(
            _ -> {
              long before = threads.getCurrentThreadCpuTime();
              screening.findings(text);
              return threads.getCurrentThreadCpuTime() - before;
            })
        .min()
        .orElseThrow();
  }

  private static Stream<String> lines(String name) {
    try (var file = ScreeningTest.class.getResourceAsStream("/text/" + name)) {
      List<String> lines =
          new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .toList();
      assertThat(lines).hasSizeGreaterThanOrEqualTo(200);
      return lines.stream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
