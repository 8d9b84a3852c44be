package health.consilium.directory;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Hours in a line, as a test's table shows them. */
final class HoursTexts {
  private HoursTexts() {}

  /** Such as {@code mon-fri 08:00-12:00, mon-thu 13:00-17:00}; empty for never. */
  static List<DayHours> week(String text) {
    return parts(text, ",").flatMap(HoursTexts::days).toList();
  }

  /** Such as {@code 2026-12-24 09:00-12:00; 2026-12-26 closed}. */
  static List<DatedHours> exceptions(String text) {
    return parts(text, ";").map(HoursTexts::dated).toList();
  }

  private static Stream<DayHours> days(String text) {
    String[] words = text.split(" ", -1);
    String[] ends = words[0].split("-", -1);
    var period = period(words[1]);
    return EnumSet.range(day(ends[0]), day(ends[ends.length - 1])).stream()
        .map(day -> new DayHours(day, period.opens(), period.closes()));
  }

  private static DatedHours dated(String text) {
    String[] words = text.split(" ", -1);
    var periods =
        Arrays.stream(words)
            .skip(1)
            .filter(word -> !word.equals("closed"))
            .map(HoursTexts::period)
            .toList();
    return new DatedHours(LocalDate.parse(words[0]), periods, null);
  }

  private static OpeningPeriod period(String text) {
    String[] ends = text.split("-", -1);
    return new OpeningPeriod(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
  }

  private static Weekday day(String name) {
    return Arrays.stream(Weekday.values())
        .filter(day -> day.name().toLowerCase(Locale.ROOT).startsWith(name))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<String> parts(String text, String separator) {
    return Arrays.stream(text.split(separator)).map(String::strip).filter(part -> !part.isEmpty());
  }
}
