package health.consilium.platform.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * What to say about a name that nobody knows. It is repeated to the caller only when it resembles a
 * known one: anything else may be a person's data in the wrong place.
 */
public final class Names {
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

  /** Whether the name is near enough to a known one to be a typing error. */
  public static boolean repeatable(String name, Collection<String> known) {
    return !near(name, known).isEmpty();
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
