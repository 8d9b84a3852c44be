package health.consilium.platform.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A rule of {@code screening.json}: what a pattern finds and a check confirms. RE2/J matches in
 * linear time, and what a check may refuse is short, so that no text takes long.
 *
 * @param pattern in the syntax of RE2; never matches nothing
 * @param check what no regular expression can say
 */
record PatternRule(String id, Pattern pattern, Check check, Action action) implements Rule {

  @Override
  public List<Finding> in(Reading reading) {
    String text = reading.text();
    var found = new ArrayList<Finding>();
    Matcher matcher = pattern.matcher(text);
    for (int from = 0; from < text.length() && matcher.find(from); ) {
      OptionalInt end = check.end(text, matcher.start(), matcher.end());
      if (end.isPresent()) {
        found.add(reading.finding(id, matcher.start(), end.getAsInt(), action));
      }
      from = end.orElse(reading.nextWord(matcher.start()));
    }
    return found;
  }
}
