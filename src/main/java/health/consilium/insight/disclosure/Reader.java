package health.consilium.insight.disclosure;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Somebody who reads every release, knows the rules, counts the patients of one clinic exactly, and
 * takes it that patients are added and never leave: what is the most that can be said of each cell?
 */
final class Reader {
  /** A clinic that nobody has, for whoever reads without having patients. */
  static final int OUTSIDE = -1;

  private final Table table;
  private final Policy policy;
  private final int clinic;

  Reader(Table table, Policy policy, int clinic) {
    this.table = table;
    this.policy = policy;
    this.clinic = clinic;
  }

  /**
   * The narrowest bounds of the present counts of the cells that do not tell them, in the cells'
   * order.
   *
   * @param fresh the cells that do
   */
  Map<Slice, Box> bounds(Set<Slice> fresh) {
    var rows = Stream.of(Dimension.values()).map(by -> row(by, fresh)).toList();
    var all = rows.stream().map(row -> sum(row.values())).reduce(told(Slice.ALL, fresh), Box::and);
    var bounds = new LinkedHashMap<Slice, Box>();
    bounds.put(Slice.ALL, all);
    for (var row : rows) {
      row.forEach((slice, told) -> bounds.put(slice, told.and(all.minus(beside(slice, row)))));
    }
    bounds.keySet().removeAll(fresh);
    return bounds;
  }

  /** What each cell of a row says by itself. */
  private Map<Slice, Box> row(Dimension by, Set<Slice> fresh) {
    var row = new LinkedHashMap<Slice, Box>();
    Slice.row(by).forEach(slice -> row.put(slice, told(slice, fresh)));
    return row;
  }

  private static Box beside(Slice slice, Map<Slice, Box> row) {
    var others = new LinkedHashMap<>(row);
    others.remove(slice);
    return sum(others.values());
  }

  private static Box sum(Collection<Box> boxes) {
    return boxes.stream().reduce(Box.NOBODY, Box::plus);
  }

  /** What a cell says by itself. */
  private Box told(Slice slice, Set<Slice> fresh) {
    var tally = table.tally(slice);
    var least = Box.from(tally.of(clinic)).and(Box.from(remembered(slice)));
    return fresh.contains(slice)
        ? least.and(published(slice, Shown.of(tally.total(), policy), tally))
        : least;
  }

  /**
   * What is said by telling a cell with these patients. That it is told says something too: it has
   * passed the rule for the fewest patients. Of all patients take it that their exact counts are
   * known, since more is told of them than rounded counts: scores, and where each clinic stands.
   */
  private Box published(Slice slice, Shown shown, Tally tally) {
    if (slice.equals(Slice.ALL)) {
      return Box.exactly(tally.total());
    }
    var own = tally.of(clinic);
    var fewest = new Count(policy.patients(), policy.patients());
    return Box.of(shown, policy).and(Box.from(own.plus(fewest)));
  }

  /** The fewest that there must be by an earlier release; never more than there are. */
  private Count remembered(Slice slice) {
    var past = table.past(slice);
    if (past == null || past.shown() == null) {
      return Count.NONE;
    }
    var then = published(slice, past.shown(), past.examined()).least();
    var since = table.tally(slice).of(clinic).minus(past.examined().of(clinic));
    var now = table.tally(slice).total();
    var least = then.plus(since);
    return new Count(
        Math.min(now.responders(), least.responders()), Math.min(now.others(), least.others()));
  }
}
