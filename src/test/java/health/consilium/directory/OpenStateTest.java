package health.consilium.directory;

import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.platform.problem.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Opening hours against an oracle that looks at the clock on the wall each minute. */
class OpenStateTest {
  private static final int MINUTES = (int) Duration.ofDays(10).toMinutes();

  private static final List<Weekday> WEEK = List.of(Weekday.values());

  private static final List<ZoneId> ZONES =
      Stream.of("America/New_York", "America/Phoenix", "Pacific/Honolulu", "Australia/Lord_Howe")
          .map(ZoneId::of)
          .toList();

  /** Days around leaps, returns and holidays. */
  private static final List<LocalDate> DAYS =
      Stream.of("2026-03-05", "2026-10-29", "2026-04-02", "2026-10-01", "2026-11-23", "2026-07-01")
          .map(LocalDate::parse)
          .toList();

  /** Those that fall into the days around the days above. */
  private static final Set<LocalDate> HOLIDAYS =
      Set.of(
          LocalDate.parse("2026-07-03"),
          LocalDate.parse("2026-07-04"),
          LocalDate.parse("2026-10-12"),
          LocalDate.parse("2026-11-11"),
          LocalDate.parse("2026-11-26"));

  @Property(tries = 200)
  void each_minute_is_what_the_clock_on_the_wall_says(@ForAll long seed) {
    var random = new Random(seed);
    var zone = ZONES.get(random.nextInt(ZONES.size()));
    var start = DAYS.get(random.nextInt(DAYS.size()));
    var hours = hours(random, start);
    var first = start.atStartOfDay(zone).toInstant();
    var open = openMinutes(hours, first, zone);

    for (int tries = 0; tries < 40; tries++) {
      int minute = random.nextInt(MINUTES);
      var state = hours.at(first.plus(minute, ChronoUnit.MINUTES), zone);

      assertThat(state.now()).isEqualTo(open.get(minute));
      int closing = open.nextClearBit(minute);
      int opening = open.nextSetBit(closing);
      if (state.now() && closing < MINUTES) {
        assertThat(state.until()).isEqualTo(first.plus(closing, ChronoUnit.MINUTES));
      }
      if (opening >= 0) {
        assertThat(state.nextOpensAt()).isEqualTo(first.plus(opening, ChronoUnit.MINUTES));
      }
      assertThat(state.until() == null || state.now()).isTrue();
    }
  }

  /** A clock that goes back counts on only when it passes where it was. */
  private static BitSet openMinutes(Hours hours, Instant first, ZoneId zone) {
    var open = new BitSet();
    var shown = LocalDateTime.MIN;
    for (int minute = 0; minute < MINUTES; minute++) {
      var clock = LocalDateTime.ofInstant(first.plus(minute, ChronoUnit.MINUTES), zone);
      shown = clock.isAfter(shown) ? clock : shown;
      open.set(minute, isOpen(hours, shown));
    }
    return open;
  }

  private static boolean isOpen(Hours hours, LocalDateTime clock) {
    var today = clock.toLocalDate();
    var yesterday = today.minusDays(1);
    var time = clock.toLocalTime();
    boolean regular =
        hours.regular().stream()
            .anyMatch(
                span ->
                    (!isSpecial(hours, today)
                            && isOf(span, today)
                            && begun(span.opens(), span.closes(), time))
                        || (!isSpecial(hours, today)
                            && !isSpecial(hours, yesterday)
                            && isOf(span, yesterday)
                            && lasting(span.opens(), span.closes(), time)));
    return regular
        || hours.exceptions().stream()
            .anyMatch(
                dated ->
                    dated.periods().stream()
                        .anyMatch(
                            period ->
                                (dated.date().equals(today)
                                        && begun(period.opens(), period.closes(), time))
                                    || (dated.date().equals(yesterday)
                                        && lasting(period.opens(), period.closes(), time))));
  }

  /** On the day of its opening. */
  private static boolean begun(LocalTime opens, LocalTime closes, LocalTime time) {
    return !time.isBefore(opens) && (!closes.isAfter(opens) || time.isBefore(closes));
  }

  /** On the day after. */
  private static boolean lasting(LocalTime opens, LocalTime closes, LocalTime time) {
    return !closes.isAfter(opens) && time.isBefore(closes);
  }

  private static boolean isOf(DayHours span, LocalDate date) {
    return span.day().name().equals(date.getDayOfWeek().name());
  }

  private static boolean isSpecial(Hours hours, LocalDate date) {
    return hours.exceptions().stream().anyMatch(each -> each.date().equals(date))
        || (hours.holidays() == HolidayHours.CLOSED && HOLIDAYS.contains(date));
  }

  /** Nights and days, ends at odd minutes and at midnight; those that overlap are tried anew. */
  private static Hours hours(Random random, LocalDate start) {
    while (true) {
      var hours = valid(random, start);
      if (hours != null) {
        return hours;
      }
    }
  }

  private static @Nullable Hours valid(Random random, LocalDate start) {
    var week =
        random
            .ints(random.nextInt(6), 0, 7)
            .mapToObj(day -> new DayHours(day(random), time(random), time(random)))
            .limit(random.nextInt(6))
            .toList();
    var exceptions =
        random
            .ints(random.nextInt(4), 0, 12)
            .mapToObj(day -> new DatedHours(start.plusDays(day), periods(random), null))
            .toList();
    var holidays = random.nextBoolean() ? HolidayHours.OPEN : HolidayHours.CLOSED;
    try {
      return new Hours(week, exceptions, holidays);
    } catch (Refusal overlap) {
      return null;
    }
  }

  private static List<OpeningPeriod> periods(Random random) {
    return random.nextBoolean()
        ? List.of()
        : List.of(new OpeningPeriod(time(random), time(random)));
  }

  private static Weekday day(Random random) {
    return WEEK.get(random.nextInt(WEEK.size()));
  }

  private static LocalTime time(Random random) {
    int[] minutes = {0, 0, 1, 30, 59};
    int[] hours = {0, 1, 2, 3, 9, 12, 17, 22, 23, random.nextInt(24)};
    return LocalTime.of(
        hours[random.nextInt(hours.length)], minutes[random.nextInt(minutes.length)]);
  }
}
