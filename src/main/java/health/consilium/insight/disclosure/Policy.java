package health.consilium.insight.disclosure;

/**
 * How strict the rules are. A release says by which version it was made; whoever changes a number
 * gives it another version.
 *
 * @param version from 1 on
 * @param patients the fewest who may be seen together, those of any one clinic taken away
 * @param clinics the fewest that a shown cell has patients of
 * @param dominance the most that one clinic may have of a cell, in percent of its patients
 * @param width the fewest steps between the smallest and the largest value that a hidden count
 *     could take
 * @param change the fewest patients of each outcome who must have come between two values of a cell
 * @param step what counts are rounded to; odd, so that no count lies in the middle
 * @param peers the fewest clinics that one is compared with
 */
public record Policy(
    int version,
    int patients,
    int clinics,
    int dominance,
    int width,
    int change,
    int step,
    int peers) {

  /** Under which releases are made. */
  public static final Policy CURRENT = new Policy(4, 11, 3, 60, 11, 11, 5, 8);

  public Policy {
    if (step < 1 || step % 2 == 0) {
      throw new IllegalArgumentException("no odd step: " + step);
    }
  }

  /** The nearest count that is shown. */
  int rounded(int count) {
    return (count + step / 2) / step * step;
  }

  /** How far a shown count may lie from the true one. */
  int error() {
    return step / 2;
  }
}
