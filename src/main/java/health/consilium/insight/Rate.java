package health.consilium.insight;

import org.jspecify.annotations.Nullable;

/**
 * How many of how many, to six decimals.
 *
 * @param proportion absent when there is nobody to count among
 * @param interval Wilson's, of the proportion
 */
public record Rate(
    int count, int of, @Nullable Double proportion, @Nullable ConfidenceInterval interval) {

  static Rate of(int count, int of) {
    if (of == 0) {
      return new Rate(count, of, null, null);
    }
    var proportion = new Proportion(count, of);
    return new Rate(
        count,
        of,
        Rounding.shown(proportion.estimate()),
        ConfidenceInterval.wilson(proportion.wilson()));
  }
}
