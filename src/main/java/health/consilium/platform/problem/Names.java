package health.consilium.platform.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * What to say about a name that nobody knows. It is repeated to the caller only when it looks like
 * a name: anything else may be a person's data in the wrong place.
 */
public final class Names {
  /** Letters in the case of our fields and parameters. */
  private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z]{0,23}");

  private static final int RESEMBLING = 3;
  private static final int OFFERED = 3;

  private Names() {}

  /** Says which known names are nearest, or all of them where none is near. */
  public static String unknown(String name, Collection<String> known, String kind) {
    var near = near(name, known);
    if (!near.isEmpty()) {
      return "is not known here. Did you mean " + String.join(" or ", near) + "?";
    }
    return known.isEmpty()
        ? "is not known here, where there are no " + kind + "."
        : "is not known here. The " + kind + " are " + String.join(", ", sorted(known)) + ".";
  }

  /** Whether the name looks like one of ours, or like a known one with a typing error. */
  public static boolean repeatable(String name, Collection<String> known) {
    return NAME.matcher(name).matches() || !near(name, known).isEmpty();
  }

  private static List<String> near(String name, Collection<String> known) {
    if (name.length() > 64) {
      return List.of();
    }
    return known.stream()
        .filter(each -> distance(name, each) <= Math.min(RESEMBLING, each.length() / 2))
        .sorted(
            Comparator.comparingInt((String each) -> distance(name, each))
                .thenComparing(Comparator.naturalOrder()))
        .limit(OFFERED)
        .toList();
  }

  private static int distance(String name, String other) {
    return LevenshteinDistance.getDefaultInstance().apply(name, other);
  }

  private static List<String> sorted(Collection<String> names) {
    return names.stream().sorted().toList();
  }
}
