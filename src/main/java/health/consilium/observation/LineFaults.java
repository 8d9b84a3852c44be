package health.consilium.observation;

import health.consilium.platform.problem.Fault;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.WrongLines;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What is wrong with the lines of a batch: how many are, and the first of them. */
final class LineFaults {
  /** More are counted and not told. */
  private static final int MOST_TOLD = 1_000;

  private final List<Fault> first;
  private int conflicting;
  private int rejected;

  LineFaults() {
    this(List.of());
  }

  private LineFaults(List<Fault> first) {
    this.first = new ArrayList<>(first);
  }

  /** Adds what is wrong with a line that follows those of before. */
  void add(Fault fault) {
    if (fault.code() == ProblemCode.CONFLICT) {
      conflicting++;
    } else {
      rejected++;
    }
    if (first.size() < MOST_TOLD) {
      first.add(fault);
    }
  }

  /** These and those of other lines of the same body. */
  LineFaults and(LineFaults others) {
    var both =
        new LineFaults(
            Stream.concat(first.stream(), others.first.stream())
                .sorted(Comparator.comparing(Fault::line, Comparator.nullsFirst(Long::compare)))
                .limit(MOST_TOLD)
                .toList());
    both.conflicting = conflicting + others.conflicting;
    both.rejected = rejected + others.rejected;
    return both;
  }

  /** In the order of their lines. */
  List<Fault> first() {
    return List.copyOf(first);
  }

  WrongLines wrong() {
    return new WrongLines(conflicting, rejected);
  }
}
