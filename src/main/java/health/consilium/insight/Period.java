package health.consilium.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * From one time until before another, as whole months (UTC), which are counted already, and the
 * parts of months at its ends, which are not.
 *
 * @param from the first day of the first whole month; none when it has no beginning
 * @param until the first day after the last whole month, the same as from where there is none; none
 *     when it has no end
 * @param edges at most one at each end
 */
record Period(Optional<LocalDate> from, Optional<LocalDate> until, List<Edge> edges) {
  /** From one time until before another, inside of one month or two neighbouring ones. */
  record Edge(Instant from, Instant until) {
    boolean isEmpty() {
      return !from.isBefore(until);
    }
  }

  /** Without beginning or end. */
  static Period always() {
    return between(Optional.empty(), Optional.empty());
  }

  static Period between(Optional<Instant> from, Optional<Instant> until) {
    var first = from.map(Period::monthFrom);
    var last = until.map(Period::monthOf);
    if (first.isPresent() && last.isPresent() && !first.get().isBefore(last.get())) {
      return new Period(first, first, edges(Stream.of(new Edge(from.get(), until.get()))));
    }
    var begins = from.map(at -> new Edge(at, start(monthFrom(at))));
    var ends = until.map(at -> new Edge(start(monthOf(at)), at));
    return new Period(first, last, edges(Stream.concat(begins.stream(), ends.stream())));
  }

  private static List<Edge> edges(Stream<Edge> edges) {
    return edges.filter(edge -> !edge.isEmpty()).toList();
  }

  /** The first month that begins at the time or later. */
  private static LocalDate monthFrom(Instant at) {
    var month = monthOf(at);
    return start(month).equals(at) ? month : month.plusMonths(1);
  }

  private static LocalDate monthOf(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
