package health.consilium.insight.disclosure;

/**
 * What is told of a cell: rounded counts of its patients who could be judged, and of those who
 * responded.
 */
public record Shown(int evaluable, int responders) {
  static Shown of(Count count, Policy policy) {
    return new Shown(policy.rounded(count.evaluable()), policy.rounded(count.responders()));
  }
}
