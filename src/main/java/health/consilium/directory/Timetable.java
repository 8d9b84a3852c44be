package health.consilium.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hours laid on the time line of a zone. A time that its clock leaps over in spring is the moment
 * of the leap; of one that comes twice in autumn the first counts. So who opens at 22:00 and closes
 * at 06:00 is open for 7 hours in the one night and for 9 in the other.
 */
record Timetable(Hours hours, ZoneId zone) {
  /** Beyond it nothing is foretold: a place that never closes has no next closing. */
  private static final int DAYS = 366;

  /** A time of being open without a break. */
  private record Run(Instant opens, Instant closes) {
    boolean reaches(Run next) {
      return !closes.isBefore(next.opens);
    }

    Run joined(Run next) {
      return new Run(opens, closes.isAfter(next.closes) ? closes : next.closes);
    }
  }

  OpenState at(Instant moment) {
    var today = moment.atZone(zone).toLocalDate();
    var horizon = instant(today.plusDays(DAYS).atStartOfDay());
    var runs = runsAfter(moment, today);
    boolean open = !runs.isEmpty() && !runs.getFirst().opens().isAfter(moment);
    return new OpenState(
        open,
        open ? before(horizon, runs.getFirst().closes()) : null,
        runs.size() > (open ? 1 : 0) ? runs.get(open ? 1 : 0).opens() : null);
  }

  private static @Nullable Instant before(Instant horizon, Instant moment) {
    return moment.isBefore(horizon) ? moment : null;
  }

  /** The first two that close after the moment: of the second, only its opening is settled. */
  private List<Run> runsAfter(Instant moment, LocalDate today) {
    var runs = new ArrayList<Run>();
    // no span is longer than a day, so none that still lasts began before yesterday
    for (int day = -1; day < DAYS && runs.size() < 2; day++) {
      for (WallSpan span : hours.spansOf(today.plusDays(day))) {
        add(new Run(instant(span.opens()), instant(span.closes())), moment, runs);
      }
    }
    return runs;
  }

  private static void add(Run next, Instant moment, List<Run> runs) {
    if (!runs.isEmpty() && runs.getLast().reaches(next)) {
      runs.add(runs.removeLast().joined(next));
    } else if (next.closes().isAfter(moment) && next.opens().isBefore(next.closes())) {
      runs.add(next);
    }
  }

  private Instant instant(LocalDateTime time) {
    var leap = zone.getRules().getTransition(time);
    return leap != null && leap.isGap() ? leap.getInstant() : time.atZone(zone).toInstant();
  }
}
