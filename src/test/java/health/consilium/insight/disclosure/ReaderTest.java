package health.consilium.insight.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.ToIntFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The auditor's bounds against every solution there is, on networks small enough to try all. */
class ReaderTest {
  /** Rounds to threes, so that a few patients are enough to be uncertain of. */
  private static final Policy SMALL = new Policy(0, 0, 0, 100, 0, 0, 3, 8);

  private static final int READER = 1;

  @Property(tries = 400)
  void the_bounds_are_the_smallest_and_largest_of_all_solutions(@ForAll long seed) {
    var random = new Random(seed);
    var table = new Table(few(random).tallies(), Map.of());
    var fresh = fresh(random);

    var bounds = new Reader(table, SMALL, READER).bounds(fresh);

    var solutions = solutions(table, fresh);
    assertThat(bounds.keySet()).isEqualTo(solutions.keySet());
    bounds.forEach((slice, box) -> assertThat(box).isEqualTo(hull(solutions, slice)));
  }

  private static TestNetwork few(Random random) {
    var network = new TestNetwork();
    network.grow(random, 1 + random.nextInt(7));
    return network;
  }

  /** All patients, which bounds every solution, and some categories. */
  private static Set<Slice> fresh(Random random) {
    var fresh = new HashSet<Slice>();
    for (var slice : Slice.all()) {
      if (slice.by() == null || random.nextInt(3) > 0) {
        fresh.add(slice);
      }
    }
    return fresh;
  }

  /** The counts that each hidden category can have in any solution at all. */
  private static Map<Slice, Set<Count>> solutions(Table table, Set<Slice> fresh) {
    var possible = new HashMap<Slice, Set<Count>>();
    Slice.all().forEach(slice -> possible.put(slice, possible(table, slice, fresh)));
    var wholes = new HashSet<>(possible.get(Slice.ALL));
    for (var by : Dimension.values()) {
      wholes.retainAll(sums(Slice.row(by), possible));
    }
    var solutions = new HashMap<Slice, Set<Count>>();
    for (var by : Dimension.values()) {
      for (var slice : Slice.row(by)) {
        if (!fresh.contains(slice)) {
          var beside = Slice.row(by).stream().filter(each -> !each.equals(slice)).toList();
          var rest = combined(wholes, sums(beside, possible), Count::minus);
          rest.retainAll(possible.get(slice));
          solutions.put(slice, rest);
        }
      }
    }
    return solutions;
  }

  /** What a cell can be by itself. */
  private static Set<Count> possible(Table table, Slice slice, Set<Slice> fresh) {
    var tally = table.tally(slice);
    var own = tally.of(READER);
    var shown = Shown.of(tally.total(), SMALL);
    var possible = new HashSet<Count>();
    for (int responders = own.responders(); responders <= 9; responders++) {
      for (int others = own.others(); others + responders <= 9; others++) {
        var count = new Count(responders, others);
        boolean asTold =
            slice.equals(Slice.ALL)
                ? count.equals(tally.total())
                : Shown.of(count, SMALL).equals(shown);
        if (!fresh.contains(slice) || asTold) {
          possible.add(count);
        }
      }
    }
    return possible;
  }

  private static Set<Count> sums(List<Slice> slices, Map<Slice, Set<Count>> possible) {
    return slices.stream()
        .map(possible::get)
        .reduce(Set.of(Count.NONE), (sums, next) -> combined(sums, next, Count::plus));
  }

  /** Of all pairs, those that no solution exceeds: there are at most seven patients. */
  private static Set<Count> combined(
      Set<Count> some, Set<Count> others, BinaryOperator<Count> combination) {
    var all = new HashSet<Count>();
    for (var one : some) {
      for (var other : others) {
        var combined = combination.apply(one, other);
        if (combined.reaches(0) && combined.evaluable() <= 9) {
          all.add(combined);
        }
      }
    }
    return all;
  }

  private static Box hull(Map<Slice, Set<Count>> solutions, Slice slice) {
    var counts = Objects.requireNonNull(solutions.get(slice));
    return new Box(
        range(counts, Count::responders),
        range(counts, Count::others),
        range(counts, Count::evaluable));
  }

  private static Range range(Set<Count> counts, ToIntFunction<Count> number) {
    var numbers = counts.stream().mapToInt(number).summaryStatistics();
    return new Range(numbers.getMin(), numbers.getMax());
  }
}
