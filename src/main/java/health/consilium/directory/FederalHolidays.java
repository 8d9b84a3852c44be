package health.consilium.directory;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;

/**
 * The legal public holidays of the United States (5 U.S.C. 6103(a), with Juneteenth since 2021),
 * and the days on which they are observed: the Friday before one on a Saturday (6103(b)), the
 * Monday after one on a Sunday (Executive Order 11582). Inauguration Day, a holiday of one city
 * only, is none of them.
 */
final class FederalHolidays {
  private static final int FIRST_JUNETEENTH = 2021;
  private static final int LAST = -1;

  private static final List<MonthDay> FIXED =
      List.of(
          MonthDay.of(Month.JANUARY, 1),
          MonthDay.of(Month.JULY, 4),
          MonthDay.of(Month.NOVEMBER, 11),
          MonthDay.of(Month.DECEMBER, 25));

  private static final MonthDay JUNETEENTH = MonthDay.of(Month.JUNE, 19);

  private FederalHolidays() {}

  /** Whether that date is a holiday, or the day on which one is observed. */
  static boolean include(LocalDate date) {
    return isHoliday(date)
        || (date.getDayOfWeek() == DayOfWeek.FRIDAY && isFixed(date.plusDays(1)))
        || (date.getDayOfWeek() == DayOfWeek.MONDAY && isFixed(date.minusDays(1)));
  }

  private static boolean isHoliday(LocalDate date) {
    return isFixed(date) || movable(date).anyMatch(date::equals);
  }

  private static boolean isFixed(LocalDate date) {
    var day = MonthDay.from(date);
    return FIXED.contains(day) || (day.equals(JUNETEENTH) && date.getYear() >= FIRST_JUNETEENTH);
  }

  /** Birthdays of King and Washington, Memorial, Labor and Columbus Day, Thanksgiving. */
  private static Stream<LocalDate> movable(LocalDate date) {
    return switch (date.getMonth()) {
      case JANUARY -> Stream.of(nth(3, DayOfWeek.MONDAY, date));
      case FEBRUARY -> Stream.of(nth(3, DayOfWeek.MONDAY, date));
      case MAY -> Stream.of(nth(LAST, DayOfWeek.MONDAY, date));
      case SEPTEMBER -> Stream.of(nth(1, DayOfWeek.MONDAY, date));
      case OCTOBER -> Stream.of(nth(2, DayOfWeek.MONDAY, date));
      case NOVEMBER -> Stream.of(nth(4, DayOfWeek.THURSDAY, date));
      default -> Stream.empty();
    };
  }

  private static LocalDate nth(int ordinal, DayOfWeek day, LocalDate month) {
    return month.with(TemporalAdjusters.dayOfWeekInMonth(ordinal, day));
  }
}
