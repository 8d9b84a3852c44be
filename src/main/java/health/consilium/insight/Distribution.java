package health.consilium.insight;

import java.util.List;
import java.util.Optional;

/**
 * Values and how often there is each: whatever can be said of the values can be said of this.
 *
 * @param bars by ascending value
 */
record Distribution(List<Bar> bars) {
  /**
   * So many of one value.
   *
   * @param count at least 1
   */
  record Bar(double value, int count) {
    Bar {
      if (count < 1) {
        throw new IllegalArgumentException("nobody has the value");
      }
    }
  }

  Distribution {
    if (bars.isEmpty()) {
      throw new IllegalArgumentException("nobody has any value");
    }
    bars = List.copyOf(bars);
  }

  int n() {
    return bars.stream().mapToInt(Bar::count).sum();
  }

  double mean() {
    return bars.stream().mapToDouble(bar -> bar.value() * bar.count()).sum() / n();
  }

  /**
   * The value below which that share lies, interpolated between its two neighbours (type 7 of
   * Hyndman and Fan 1996, as in R and in spreadsheets).
   *
   * @param share 0 to 1; one half for the median
   */
  double quantile(double share) {
    double rank = share * (n() - 1);
    int below = (int) rank;
    double low = valueAt(below);
    return rank == below ? low : low + (rank - below) * (valueAt(below + 1) - low);
  }

  /**
   * Student's interval of the mean, which holds for means of many values whatever their
   * distribution, and for few if it is normal. None for a single value, which tells nothing of how
   * much others differ.
   */
  Optional<Bounds> meanInterval() {
    int n = n();
    if (n == 1) {
      return Optional.empty();
    }
    double reach = Student.reach(Math.sqrt(variance()), n);
    return Optional.of(new Bounds(mean() - reach, mean() + reach));
  }

  /** Of the sample, with n - 1. */
  private double variance() {
    double mean = mean();
    double squares =
        bars.stream().mapToDouble(bar -> bar.count() * Math.pow(bar.value() - mean, 2)).sum();
    return squares / (n() - 1);
  }

  /** The value at that rank, from 0 on. */
  private double valueAt(int rank) {
    int passed = 0;
    for (var bar : bars) {
      passed += bar.count();
      if (rank < passed) {
        return bar.value();
      }
    }
    throw new IllegalArgumentException("there are only " + passed + " values");
  }
}
