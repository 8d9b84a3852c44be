package health.consilium.insight;

/**
 * The odds of one arm over those of the other, with Woolf's interval, to six decimals.
 *
 * @param value the estimate
 * @param low the lower end of its interval
 * @param high the upper end
 * @param level 0.95
 * @param method by which the interval was computed
 * @param adjusted false: it is crude, from the counts alone, and no trial's adjusted ratio
 * @param zeroCell whether one half was added to all four counts, since one of them is 0
 */
public record OddsRatio(
    double value,
    double low,
    double high,
    double level,
    String method,
    boolean adjusted,
    boolean zeroCell) {

  static OddsRatio of(TwoByTwo table) {
    var crude = Effect.of(table.oddsRatio(), "woolf");
    return new OddsRatio(
        crude.value(),
        crude.low(),
        crude.high(),
        crude.level(),
        crude.method(),
        false,
        table.hasZeroCell());
  }
}
