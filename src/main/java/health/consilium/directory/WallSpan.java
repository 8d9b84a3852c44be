package health.consilium.directory;

import health.consilium.platform.problem.Refusal;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;

/**
 * A span of opening as the clock on the wall tells it, in no zone yet.
 *
 * @param closes after {@code opens}, and no more than 24 hours
 */
record WallSpan(LocalDateTime opens, LocalDateTime closes) {
  static final Comparator<WallSpan> BY_OPENING = Comparator.comparing(WallSpan::opens);

  /** The part of it before that time, before which it opens. */
  WallSpan until(LocalDateTime end) {
    return closes.isAfter(end) ? new WallSpan(opens, end) : this;
  }

  WallSpan aWeekLater() {
    return new WallSpan(opens.plusWeeks(1), closes.plusWeeks(1));
  }

  /**
   * Spans may meet and not overlap.
   *
   * @throws Refusal.Invalid under that name when two overlap
   */
  static void requireApart(String name, Collection<WallSpan> spans) {
    var sorted = spans.stream().sorted(BY_OPENING).toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).opens().isBefore(sorted.get(i - 1).closes())) {
        throw new Refusal.Invalid(
            name, "must not overlap each other; make one of those that share a time");
      }
    }
  }
}
