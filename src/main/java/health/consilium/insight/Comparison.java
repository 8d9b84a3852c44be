package health.consilium.insight;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two arms, by their responders among those who can be judged.
 *
 * @param of the arm that is compared, by its name
 * @param with the arm that it is compared with
 * @param riskDifference {@code of} minus {@code with}; Newcombe's interval
 * @param numberNeededToTreat one over the risk difference, negative when fewer respond; absent when
 *     the interval of the difference holds 0
 * @param riskRatio log Wald's interval; absent when an arm has no responder, or everybody of both
 *     responded
 */
public record Comparison(
    String of,
    String with,
    Effect riskDifference,
    @Nullable Double numberNeededToTreat,
    @Nullable Effect riskRatio,
    OddsRatio oddsRatio) {

  /** Every arm with every later one; arms in which nobody can be judged are left out. */
  static List<Comparison> among(List<Arm> arms) {
    var judged = arms.stream().filter(arm -> arm.evaluable() > 0).toList();
    var comparisons = new ArrayList<Comparison>();
    for (int i = 0; i < judged.size(); i++) {
      for (var other : judged.subList(i + 1, judged.size())) {
        comparisons.add(of(judged.get(i), other));
      }
    }
    return List.copyOf(comparisons);
  }

  private static Comparison of(Arm arm, Arm other) {
    var table = new TwoByTwo(arm.response(), other.response());
    return new Comparison(
        arm.name(),
        other.name(),
        Effect.of(table.riskDifference(), "newcombe"),
        table.numberNeededToTreat().map(Rounding::shown).orElse(null),
        table.riskRatio().map(ratio -> Effect.of(ratio, "log-wald")).orElse(null),
        OddsRatio.of(table));
  }
}
