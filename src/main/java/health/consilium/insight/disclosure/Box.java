package health.consilium.insight.disclosure;

/**
 * What somebody can say of a cell: the smallest and largest number of its responders, of its
 * others, and of both together.
 *
 * <p>These are hexagons in the plane of both numbers, with edges along the axes and along lines of
 * equal sum. Sums, differences and intersections of such hexagons are hexagons of the same kind
 * whose corners are integers, and every integer point of a sum is a sum of integer points (they are
 * M♮-convex: Murota, Discrete Convex Analysis, 2003, chapter 4). So three ranges, made as narrow as
 * each allows the others, say exactly what linear programming in integers would.
 */
record Box(Range responders, Range others, Range evaluable) {
  /** Nobody: the sum of no cells. */
  static final Box NOBODY = new Box(new Range(0, 0), new Range(0, 0), new Range(0, 0));

  Box {
    var sum = responders.plus(others).and(evaluable);
    var first = evaluable.minus(others).and(responders);
    var second = evaluable.minus(responders).and(others);
    responders = first;
    others = second;
    evaluable = sum;
  }

  /** At least these. */
  static Box from(Count least) {
    return new Box(
        Range.from(least.responders()), Range.from(least.others()), Range.from(least.evaluable()));
  }

  /** These and no others. */
  static Box exactly(Count count) {
    return new Box(
        Range.exactly(count.responders()),
        Range.exactly(count.others()),
        Range.exactly(count.evaluable()));
  }

  /** What rounded counts say. */
  static Box of(Shown shown, Policy policy) {
    return new Box(
        around(shown.responders(), policy), Range.from(0), around(shown.evaluable(), policy));
  }

  private static Range around(int rounded, Policy policy) {
    return new Range(rounded - policy.error(), rounded + policy.error());
  }

  Box and(Box other) {
    return new Box(
        responders.and(other.responders), others.and(other.others), evaluable.and(other.evaluable));
  }

  Box plus(Box other) {
    return new Box(
        responders.plus(other.responders),
        others.plus(other.others),
        evaluable.plus(other.evaluable));
  }

  Box minus(Box other) {
    return new Box(
        responders.minus(other.responders),
        others.minus(other.others),
        evaluable.minus(other.evaluable));
  }

  /** The smallest that each could be. */
  Count least() {
    return new Count(Math.toIntExact(responders.low()), Math.toIntExact(others.low()));
  }

  /** Whether each of the three could take values so far apart. */
  boolean isWide(int width) {
    return responders.width() >= width && others.width() >= width && evaluable.width() >= width;
  }
}
