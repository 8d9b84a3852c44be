package health.consilium.insight;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How many of how many, to six decimals.
 *
 * @param count those that it is about
 * @param of all that are counted among
 * @param proportion absent when there is nobody to count among
 * @param interval of the proportion; its method says by whom
 */
public record Rate(
    int count, int of, @Nullable Double proportion, @Nullable ConfidenceInterval interval) {

  /** With Wilson's interval. */
  static Rate of(int count, int of) {
    return of(count, of, proportion -> ConfidenceInterval.wilson(proportion.wilson()));
  }

  /** With Clopper and Pearson's interval, for what is rare. */
  static Rate exact(int count, int of) {
    return of(
        count,
        of,
        proportion -> ConfidenceInterval.of(proportion.clopperPearson(), "clopper-pearson"));
  }

  private static Rate of(int count, int of, Function<Proportion, ConfidenceInterval> interval) {
    if (of == 0) {
      return new Rate(count, of, null, null);
    }
    var proportion = new Proportion(count, of);
    return new Rate(count, of, Rounding.shown(proportion.estimate()), interval.apply(proportion));
  }
}
