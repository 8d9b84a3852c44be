package health.consilium.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.platform.text.Finding;
import health.consilium.platform.text.Screening;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What readers see of a text is screened like the text. */
class TwiceReadTest {
  private static final Screening SCREENING = new Screening();

  static Stream<String> hidden() {
    return lines("hidden_by_markdown.txt");
  }

  static Stream<String> clinical() {
    return lines("clinical.txt");
  }

  @ParameterizedTest
  @MethodSource("hidden")
  void what_only_readers_would_see_is_found_and_never_only_masked(String line) {
    var parts = line.replace("\\n", "\n").split("\t", 2);

    assertThat(SCREENING.findings(parts[1])).extracting(Finding::rule).doesNotContain(parts[0]);
    assertThat(read(parts[1]).findings())
        .filteredOn(finding -> finding.rule().equals(parts[0]))
        .isNotEmpty()
        .extracting(DraftFinding::severity)
        .isSubsetOf("block", "hold");
  }

  @ParameterizedTest
  @MethodSource("clinical")
  void what_clinicians_write_is_clean_with_markdown_too(String sentence) {
    assertThat(read(sentence).findings()).isEmpty();
    assertThat(read("- *so*: " + sentence + "\n- **end**").findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We began in March.\n\n1. Slow the infusion\n2. *Wait*",
        "Two began in May.\n\n- 14 more *later*",
        "None in december.\n\n14 more **later**"
      })
  void a_month_that_ends_a_sentence_is_no_day_with_a_number_behind_it(String text) {
    assertThat(read(text).findings()).isEmpty();
  }

  @Test
  void a_place_is_of_the_text_as_it_was_sent_where_that_has_it_and_of_the_rendered_one_elsewhere() {
    String sent = "**www.example.com/jo** and 1&#50;3-45-6789, MADRS *12*";

    assertThat(read(sent).findings())
        .containsExactly(
            new DraftFinding("URL", 2, 18, "hold", null),
            new DraftFinding("SSN", 23, 11, "block", true));
  }

  @Test
  void what_both_readings_find_is_told_once_and_of_the_text_as_it_was_sent() {
    assertThat(read("*Call* _me_ on **(206) 555-0123**, call *555-0123*").findings())
        .containsExactly(
            new DraftFinding("PHONE", 17, 14, "block", null),
            new DraftFinding("PHONE", 35, 14, "block", null));
  }

  @Test
  void what_is_masked_as_it_was_sent_waits_for_nobody() {
    var read = read("A 92-year-old, *improved*.");

    assertThat(read.masked()).isEqualTo("A [90+], *improved*.");
    assertThat(read.isHeld()).isFalse();
  }

  @Test
  void what_is_masked_in_one_place_and_hidden_in_another_is_held() {
    var twice = read("A 92-year-old and a 92**-year-old**.");
    var titled = read("[x][y] A 92**-year-old**.\n\n[y]: https://doi.org/1 '92-year-old'");

    assertThat(twice.isHeld()).isTrue();
    assertThat(twice.findings())
        .containsExactly(
            new DraftFinding("AGE90", 2, 11, "mask", null),
            new DraftFinding("AGE90", 14, 11, "hold", true));
    assertThat(titled.isHeld()).isTrue();
    assertThat(titled.findings()).last().isEqualTo(new DraftFinding("AGE90", 4, 11, "hold", true));
  }

  @ParameterizedTest
  @ValueSource(strings = {">", "- ", "*", "[", "![", "<", "`a", "1. ", "*a ", "&", "\\", "_a*b "})
  void a_hundred_thousand_characters_of_signs_are_read_to_their_end(String sign) {
    String text = sign.repeat(100_000 / sign.length()) + "\n\njo&#64;example.org";

    assertThat(Markup.text(text).strip()).endsWith("jo@example.org");
  }

  @Test
  void nesting_costs_no_stack() {
    assertThat(Markup.text(nested(5_000))).contains("a b a b");
    assertThat(Markup.html(nested(5_000))).doesNotContain("<em>");
    assertThat(Markup.html(nested(150)).split("<em>")).hasSizeBetween(10, 40);
  }

  private static String nested(int levels) {
    return "*a **b ".repeat(levels) + "x" + " b** a*".repeat(levels);
  }

  /** Of processor time, not of the clock: eight times the text costs nowhere near 64 times. */
  @ParameterizedTest
  @ValueSource(strings = {"*1* ", "&#49;", "[a](b) ", "*a **b ", "Mr. **", "> - "})
  void a_text_of_eight_times_the_length_costs_about_eight_times_as_much(String piece) {
    String whole = piece.repeat(8_000 / piece.length());
    String eighth = whole.substring(0, whole.length() / 8);
    cost(whole);

    assertThat(cost(whole)).isLessThan(32 * cost(eighth));
  }

  /** Nanoseconds of the processor, the least of three times. */
  private static long cost(String text) {
    var threads = ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      long before = threads.getCurrentThreadCpuTime();
      assertThat(read(text).masked()).isNotEmpty();
      least = Math.min(least, threads.getCurrentThreadCpuTime() - before);
    }
    return least;
  }

  private static TwiceRead read(String text) {
    return TwiceRead.of(text, SCREENING);
  }

  private static Stream<String> lines(String name) {
    try (var file = TwiceReadTest.class.getResourceAsStream("/text/" + name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
