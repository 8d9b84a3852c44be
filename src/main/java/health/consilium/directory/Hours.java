package health.consilium.directory;

import health.consilium.platform.problem.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a location is open. An exception goes before a holiday, and both go before the week: they
 * hold for their whole date, so that a span of the week which began the evening before ends at
 * their midnight. A period of an exception is told in full, and runs to its own end.
 *
 * @param regular the spans of an ordinary week, at most 100, none overlapping another; none when it
 *     is never open
 * @param exceptions dates with hours of their own, at most 100, each date once
 * @param holidays what it does on the federal holidays of the United States
 */
public record Hours(List<DayHours> regular, List<DatedHours> exceptions, HolidayHours holidays) {
  private static final LocalDate SOME_MONDAY = LocalDate.of(2024, 1, 1);

  /**
   * @throws Refusal.Invalid when there are too many spans, or two share a time
   */
  public Hours {
    regular = Rules.several("regular", regular);
    exceptions = Rules.several("exceptions", exceptions);
    requireApart(regular);
    if (exceptions.stream().map(DatedHours::date).distinct().count() < exceptions.size()) {
      throw new Refusal.Invalid("exceptions", "must name each date once");
    }
    WallSpan.requireApart("exceptions", exceptions.stream().flatMap(DatedHours::spans).toList());
  }

  /**
   * Whether it is open at that moment, and what changes next.
   *
   * @param zone of the location
   */
  public OpenState at(Instant moment, ZoneId zone) {
    return new Timetable(this, zone).at(moment);
  }

  /** The spans that begin on that date, the earliest first. */
  List<WallSpan> spansOf(LocalDate date) {
    var spans = exceptionOn(date).map(DatedHours::spans).orElseGet(() -> ordinary(date));
    return spans.sorted(WallSpan.BY_OPENING).toList();
  }

  private Stream<WallSpan> ordinary(LocalDate date) {
    if (isClosedHoliday(date)) {
      return Stream.empty();
    }
    var tomorrow = date.plusDays(1);
    var spans = regular.stream().filter(span -> span.beginsOn(date)).map(span -> span.on(date));
    return exceptionOn(tomorrow).isPresent() || isClosedHoliday(tomorrow)
        ? spans.map(span -> span.until(tomorrow.atStartOfDay()))
        : spans;
  }

  private Optional<DatedHours> exceptionOn(LocalDate date) {
    return exceptions.stream().filter(each -> each.date().equals(date)).findFirst();
  }

  private boolean isClosedHoliday(LocalDate date) {
    return holidays == HolidayHours.CLOSED && FederalHolidays.include(date);
  }

  /** The week is a circle: its last span may reach into its first. */
  private static void requireApart(List<DayHours> regular) {
    var week =
        regular.stream()
            .map(span -> span.on(SOME_MONDAY.with(span.day().inIso())))
            .sorted(WallSpan.BY_OPENING)
            .toList();
    var around = week.stream().limit(1).map(WallSpan::aWeekLater);
    WallSpan.requireApart("regular", Stream.concat(week.stream(), around).toList());
  }
}
