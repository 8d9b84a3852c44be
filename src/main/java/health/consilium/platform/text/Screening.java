package health.consilium.platform.text;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.re2j.Pattern;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The door to what in a text could identify a person, by the rules of {@code screening.json} and by
 * the numbering plans that libphonenumber knows. A text is read as people read it: look-alikes of
 * other scripts, invisible characters, runs of blanks and digits that stand one by one hide
 * nothing. The time taken grows with the length of the text and with nothing else.
 *
 * <p>It finds what has a form: numbers, dates, addresses, names behind a title or a label. A bare
 * name it does not find, and says nothing about texts that describe somebody unmistakably.
 */
@Singleton
public class Screening {
  private static final String RULES = "/text/screening.json";

  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, String> masks = new HashMap<>();

  /** The rules that ship with the service. */
  public Screening() {
    rules.add(new PhoneRule());
    for (var entry : read()) {
      rules.add(entry.rule());
      if (entry.mask() != null) {
        masks.put(entry.id(), entry.mask());
      }
    }
  }

  /** What could identify a person, from left to right; empty when the text is clean. */
  public List<Finding> findings(String text) {
    // in digits one by one a wider gap begins a group, so it is narrowed afterwards
    var original = Reading.of(text);
    var reading = original.narrowed();
    var joined = original.joined().narrowed();
    var readings =
        joined.text().equals(reading.text()) ? Stream.of(reading) : Stream.of(reading, joined);
    return widest(readings.flatMap(each -> rules.stream().flatMap(rule -> rule.in(each).stream())));
  }

  /** The text with a general word in the place of each finding that only asks for that. */
  public String masked(String text) {
    return masked(text, findings(text));
  }

  /**
   * The same, for whoever knows them already.
   *
   * @param findings all of the text
   */
  public String masked(String text, List<Finding> findings) {
    var masked = new StringBuilder();
    int at = 0;
    for (var finding : findings) {
      if (finding.action() == Action.MASK && finding.offset() >= at) {
        masked.append(text, at, finding.offset()).append(masks.get(finding.rule()));
        at = finding.end();
      }
    }
    return masked.append(text, at, text.length()).toString();
  }

  /** Without those that lie inside another of the same rule. */
  private static List<Finding> widest(Stream<Finding> all) {
    var reach = new HashMap<String, Integer>();
    return all.sorted(
            Comparator.comparingInt(Finding::offset)
                .thenComparing(Finding::length, Comparator.reverseOrder())
                .thenComparing(Finding::rule))
        .filter(finding -> reaches(finding, reach))
        .toList();
  }

  /** Whether it goes beyond those of its rule before it. */
  private static boolean reaches(Finding finding, Map<String, Integer> reach) {
    Integer before =
        reach.put(finding.rule(), Math.max(finding.end(), reach.getOrDefault(finding.rule(), 0)));
    return before == null || finding.end() > before;
  }

  private static List<Entry> read() {
    try (var file = Screening.class.getResourceAsStream(RULES)) {
      return List.of(new JsonMapper().readValue(file, Entry[].class));
    } catch (IOException e) {
      throw new UncheckedIOException("the rules of screening cannot be read", e);
    }
  }

  /** A rule as the file writes it. */
  private record Entry(
      String id,
      String why,
      String pattern,
      @Nullable Check check,
      Action action,
      @Nullable String mask) {
    Rule rule() {
      return new PatternRule(
          id, Pattern.compile(pattern), check == null ? Check.NONE : check, action);
    }
  }
}
