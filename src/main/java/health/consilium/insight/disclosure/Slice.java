package health.consilium.insight.disclosure;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which patients of a table a cell counts: all of them, or those of one category.
 *
 * @param by absent for all
 * @param category from 1 on; 0 for all
 */
public record Slice(@Nullable Dimension by, int category) {
  public static final Slice ALL = new Slice(null, 0);

  private static final Map<Dimension, List<Slice>> ROWS =
      Stream.of(Dimension.values())
          .collect(Collectors.toUnmodifiableMap(by -> by, Slice::categories));

  private static final List<Slice> EVERY =
      Stream.concat(
              Stream.of(ALL), Stream.of(Dimension.values()).flatMap(by -> categories(by).stream()))
          .toList();

  public Slice {
    if (by == null ? category != 0 : category < 1 || category > by.categories()) {
      throw new IllegalArgumentException("no category " + category + " of " + by);
    }
  }

  /** The slice of these numbers. */
  public static Slice numbered(int dimension, int category) {
    return Stream.of(Dimension.values())
        .filter(by -> by.number() == dimension)
        .findFirst()
        .map(by -> new Slice(by, category))
        .orElse(ALL);
  }

  public int dimension() {
    return by == null ? 0 : by.number();
  }

  /** All categories of a dimension: together they are all patients. */
  public static List<Slice> row(Dimension by) {
    return Objects.requireNonNull(ROWS.get(by));
  }

  /** Every cell of a table: all patients, then row by row. */
  public static List<Slice> all() {
    return EVERY;
  }

  private static List<Slice> categories(Dimension by) {
    return IntStream.rangeClosed(1, by.categories())
        .mapToObj(category -> new Slice(by, category))
        .toList();
  }
}
