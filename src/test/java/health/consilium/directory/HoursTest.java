package health.consilium.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import health.consilium.platform.problem.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a place is open: the clock, the week, the exceptions, the holidays, in this order. */
class HoursTest {
  private static final String NEVER = "-";

  /** In winter New York is at -05:00 and Seattle at -08:00; 2026-03-02 is a Monday. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          within its hours                     | mon-fri 09:00-17:00              | 2026-03-02T12:00-05:00 | open   | 2026-03-02T17:00-05:00 | 2026-03-03T09:00-05:00
          at the minute it opens               | mon-fri 09:00-17:00              | 2026-03-02T09:00-05:00 | open   | 2026-03-02T17:00-05:00 | 2026-03-03T09:00-05:00
          a second before it opens             | mon-fri 09:00-17:00              | 2026-03-02T08:59:59-05:00 | closed | -                   | 2026-03-02T09:00-05:00
          at the minute it closes              | mon-fri 09:00-17:00              | 2026-03-02T17:00-05:00 | closed | -                      | 2026-03-03T09:00-05:00
          a second before it closes            | mon-fri 09:00-17:00              | 2026-03-02T16:59:59-05:00 | open | 2026-03-02T17:00-05:00 | 2026-03-03T09:00-05:00
          before the day's first opening       | mon-fri 09:00-17:00              | 2026-03-02T00:00-05:00 | closed | -                      | 2026-03-02T09:00-05:00
          over a weekend                       | mon-fri 09:00-17:00              | 2026-03-06T18:00-05:00 | closed | -                      | 2026-03-09T09:00-04:00
          asked from another zone              | mon-fri 09:00-17:00              | 2026-03-03T01:30+11:00 | open   | 2026-03-02T17:00-05:00 | 2026-03-03T09:00-05:00
          at lunch between two periods         | mon 08:00-12:00, mon 13:00-17:00 | 2026-03-02T12:30-05:00 | closed | -                      | 2026-03-02T13:00-05:00
          before lunch                         | mon 08:00-12:00, mon 13:00-17:00 | 2026-03-02T11:30-05:00 | open   | 2026-03-02T12:00-05:00 | 2026-03-02T13:00-05:00
          periods told in no order             | mon 13:00-17:00, mon 08:00-12:00 | 2026-03-02T07:00-05:00 | closed | -                      | 2026-03-02T08:00-05:00
          periods that meet are one            | mon 08:00-12:00, mon 12:00-17:00 | 2026-03-02T11:30-05:00 | open   | 2026-03-02T17:00-05:00 | 2026-03-09T08:00-04:00
          before midnight of a night           | mon 20:00-04:00                  | 2026-03-02T23:00-05:00 | open   | 2026-03-03T04:00-05:00 | 2026-03-09T20:00-04:00
          after midnight of a night            | mon 20:00-04:00                  | 2026-03-03T03:59-05:00 | open   | 2026-03-03T04:00-05:00 | 2026-03-09T20:00-04:00
          at the end of a night                | mon 20:00-04:00                  | 2026-03-03T04:00-05:00 | closed | -                      | 2026-03-09T20:00-04:00
          from Sunday's night into Monday      | sun 20:00-04:00                  | 2026-03-02T01:00-05:00 | open   | 2026-03-02T04:00-05:00 | 2026-03-08T20:00-04:00
          until midnight sharp                 | mon 20:00-00:00                  | 2026-03-02T23:59-05:00 | open   | 2026-03-03T00:00-05:00 | 2026-03-09T20:00-04:00
          from midnight to midnight            | mon 00:00-00:00                  | 2026-03-02T00:00-05:00 | open   | 2026-03-03T00:00-05:00 | 2026-03-09T00:00-04:00
          24 hours from nine                   | mon 09:00-09:00                  | 2026-03-03T08:59-05:00 | open   | 2026-03-03T09:00-05:00 | 2026-03-09T09:00-04:00
          nights that meet mornings            | mon-tue 20:00-06:00, tue-wed 06:00-08:00 | 2026-03-02T21:00-05:00 | open | 2026-03-03T08:00-05:00 | 2026-03-03T20:00-05:00
          always                               | mon-sun 00:00-00:00              | 2026-03-02T12:00-05:00 | open   | -                      | -
          always, from another hour            | mon-sun 07:00-07:00              | 2026-03-02T03:00-05:00 | open   | -                      | -
          never                                | ''                               | 2026-03-02T12:00-05:00 | closed | -                      | -
          """)
  void a_week_is_as_it_is_told(
      String name, String week, String at, String state, String until, String next) {
    var hours = TestHours.weekly(HoursTexts.week(week));

    assertThat(hours.at(moment(at), ZoneId.of("America/New_York")))
        .isEqualTo(state(state, until, next));
  }

  /** Clocks leap from 02:00 to 03:00 on 2026-03-08, and go from 02:00 back on 2026-11-01. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the night of the leap has 7 hours    | America/New_York | sat 22:00-06:00 | 2026-03-08T01:59-05:00 | open   | 2026-03-08T06:00-04:00 | 2026-03-14T22:00-04:00
          opening in the hour leapt over       | America/New_York | sun 02:30-05:00 | 2026-03-08T01:59-05:00 | closed | -                      | 2026-03-08T03:00-04:00
          closing in the hour leapt over       | America/New_York | sat 22:00-02:30 | 2026-03-08T01:59-05:00 | open   | 2026-03-08T03:00-04:00 | 2026-03-14T22:00-04:00
          the hour leapt over is never         | America/New_York | sun 02:00-03:00 | 2026-03-08T01:59-05:00 | closed | -                      | 2026-03-15T02:00-04:00
          what meets in the leap is one        | America/New_York | sun 01:00-02:30, sun 02:30-05:00 | 2026-03-08T01:59-05:00 | open | 2026-03-08T05:00-04:00 | 2026-03-15T01:00-04:00
          what the leap alone parts is one     | America/New_York | sun 01:00-02:00, sun 03:00-05:00 | 2026-03-08T01:59-05:00 | open | 2026-03-08T05:00-04:00 | 2026-03-15T01:00-04:00
          the night of the return has 9 hours  | America/New_York | sat 22:00-06:00 | 2026-11-01T01:30-04:00 | open   | 2026-11-01T06:00-05:00 | 2026-11-07T22:00-05:00
          and lasts through the hour again     | America/New_York | sat 22:00-06:00 | 2026-11-01T01:30-05:00 | open   | 2026-11-01T06:00-05:00 | 2026-11-07T22:00-05:00
          closing in the hour that comes twice | America/New_York | sat 22:00-01:30 | 2026-11-01T01:29-04:00 | open   | 2026-11-01T01:30-04:00 | 2026-11-07T22:00-05:00
          stays closed when it comes again     | America/New_York | sat 22:00-01:30 | 2026-11-01T01:00-05:00 | closed | -                      | 2026-11-07T22:00-05:00
          opening in the hour that comes twice | America/New_York | sun 01:30-05:00 | 2026-11-01T01:29-04:00 | closed | -                      | 2026-11-01T01:30-04:00
          stays open when it comes again       | America/New_York | sun 01:30-05:00 | 2026-11-01T01:00-05:00 | open   | 2026-11-01T05:00-05:00 | 2026-11-08T01:30-05:00
          24 hours of the return are 25        | America/New_York | sun 00:00-00:00 | 2026-11-01T23:59-05:00 | open   | 2026-11-02T00:00-05:00 | 2026-11-08T00:00-05:00
          always, through leap and return      | America/New_York | mon-sun 00:00-00:00 | 2026-03-08T01:59-05:00 | open | -                    | -
          Arizona's clocks never leap          | America/Phoenix  | sun 02:30-05:00 | 2026-03-08T02:30-07:00 | open   | 2026-03-08T05:00-07:00 | 2026-03-15T02:30-07:00
          nor do Hawaii's                      | Pacific/Honolulu | sun 02:30-05:00 | 2026-03-08T02:29-10:00 | closed | -                      | 2026-03-08T02:30-10:00
          Guam is a day ahead                  | Pacific/Guam     | mon 09:00-17:00 | 2026-03-01T23:00Z      | open   | 2026-03-02T17:00+10:00 | 2026-03-09T09:00+10:00
          Seattle leaps three hours later      | America/Los_Angeles | sun 02:30-05:00 | 2026-03-08T01:59-08:00 | closed | -                  | 2026-03-08T03:00-07:00
          """)
  void the_clock_on_the_wall_decides_through_leap_and_return(
      String name, String zone, String week, String at, String state, String until, String next) {
    var hours = TestHours.weekly(HoursTexts.week(week));

    assertThat(hours.at(moment(at), ZoneId.of(zone))).isEqualTo(state(state, until, next));
  }

  /** 2026-12-25 is a Friday. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          closed for a day                     | mon-fri 09:00-17:00 | 2026-12-28 closed             | 2026-12-28T12:00-05:00 | closed | -                      | 2026-12-29T09:00-05:00
          other hours for a day                | mon-fri 09:00-17:00 | 2026-12-24 08:00-12:00        | 2026-12-24T08:30-05:00 | open   | 2026-12-24T12:00-05:00 | 2026-12-25T09:00-05:00
          several periods of a day             | mon-fri 09:00-17:00 | 2026-12-24 08:00-09:00 10:00-11:00 | 2026-12-24T09:30-05:00 | closed | -                 | 2026-12-24T10:00-05:00
          open on a day off                    | mon-fri 09:00-17:00 | 2026-12-26 10:00-14:00        | 2026-12-25T18:00-05:00 | closed | -                      | 2026-12-26T10:00-05:00
          a night of the week cut short        | thu 20:00-04:00     | 2026-12-24 20:00-22:00        | 2026-12-24T21:00-05:00 | open   | 2026-12-24T22:00-05:00 | 2026-12-31T20:00-05:00
          a night of the week ends at midnight | thu 20:00-04:00     | 2026-12-25 closed             | 2026-12-24T21:00-05:00 | open   | 2026-12-25T00:00-05:00 | 2026-12-31T20:00-05:00
          and is over after it                 | thu 20:00-04:00     | 2026-12-25 closed             | 2026-12-25T01:00-05:00 | closed | -                      | 2026-12-31T20:00-05:00
          midnight itself needs no cut         | thu 20:00-00:00     | 2026-12-25 closed             | 2026-12-24T21:00-05:00 | open   | 2026-12-25T00:00-05:00 | 2026-12-31T20:00-05:00
          a night told for the date is whole   | thu 20:00-04:00     | 2026-12-24 20:00-02:00; 2026-12-25 closed | 2026-12-25T01:00-05:00 | open | 2026-12-25T02:00-05:00 | 2026-12-31T20:00-05:00
          a long night runs into the week      | fri 03:00-08:00     | 2026-12-24 20:00-04:00        | 2026-12-24T21:00-05:00 | open   | 2026-12-25T08:00-05:00 | 2027-01-01T03:00-05:00
          always but for a day                 | mon-sun 00:00-00:00 | 2026-12-25 closed             | 2026-12-02T12:00-05:00 | open   | 2026-12-25T00:00-05:00 | 2026-12-26T00:00-05:00
          never but for a day                  | ''                  | 2026-12-25 09:00-10:00        | 2026-12-02T12:00-05:00 | closed | -                      | 2026-12-25T09:00-05:00
          a year is foretold                   | ''                  | 2027-12-02 09:00-10:00        | 2026-12-02T12:00-05:00 | closed | -                      | 2027-12-02T09:00-05:00
          and no more                          | ''                  | 2027-12-03 09:00-10:00        | 2026-12-02T12:00-05:00 | closed | -                      | -
          """)
  void an_exception_holds_for_its_whole_date(
      String name,
      String week,
      String exceptions,
      String at,
      String state,
      String until,
      String next) {
    var hours =
        new Hours(HoursTexts.week(week), HoursTexts.exceptions(exceptions), HolidayHours.OPEN);

    assertThat(hours.at(moment(at), ZoneId.of("America/New_York")))
        .isEqualTo(state(state, until, next));
  }

  /** Independence Day of 2026 is a Saturday, observed on the Friday. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          closed on Thanksgiving             | mon-fri 09:00-17:00 | ''                     | CLOSED | 2026-11-26T12:00-05:00 | closed | -                      | 2026-11-27T09:00-05:00
          open on Thanksgiving               | mon-fri 09:00-17:00 | ''                     | OPEN   | 2026-11-26T12:00-05:00 | open   | 2026-11-26T17:00-05:00 | 2026-11-27T09:00-05:00
          closed on the day it is observed   | mon-sat 09:00-17:00 | ''                     | CLOSED | 2026-07-03T12:00-04:00 | closed | -                      | 2026-07-06T09:00-04:00
          closed on the day itself           | mon-sat 09:00-17:00 | ''                     | CLOSED | 2026-07-04T12:00-04:00 | closed | -                      | 2026-07-06T09:00-04:00
          an exception goes before a holiday | mon-fri 09:00-17:00 | 2026-11-26 10:00-12:00 | CLOSED | 2026-11-26T11:00-05:00 | open   | 2026-11-26T12:00-05:00 | 2026-11-27T09:00-05:00
          its eve's night ends at midnight   | wed 20:00-04:00     | ''                     | CLOSED | 2026-11-25T21:00-05:00 | open   | 2026-11-26T00:00-05:00 | 2026-12-02T20:00-05:00
          always but for holidays            | mon-sun 00:00-00:00 | ''                     | CLOSED | 2026-10-13T12:00-04:00 | open   | 2026-11-11T00:00-05:00 | 2026-11-12T00:00-05:00
          over two holidays in a row         | mon-sat 09:00-17:00 | ''                     | CLOSED | 2026-07-02T18:00-04:00 | closed | -                      | 2026-07-06T09:00-04:00
          a holiday by the place's own date  | mon-fri 09:00-17:00 | ''                     | CLOSED | 2026-11-27T01:00Z      | closed | -                      | 2026-11-27T09:00-05:00
          """)
  void a_federal_holiday_is_as_the_place_says(
      String name,
      String week,
      String exceptions,
      HolidayHours holidays,
      String at,
      String state,
      String until,
      String next) {
    var hours = new Hours(HoursTexts.week(week), HoursTexts.exceptions(exceptions), holidays);

    assertThat(hours.at(moment(at), ZoneId.of("America/New_York")))
        .isEqualTo(state(state, until, next));
  }

  /** As the Office of Personnel Management publishes them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-01", "2026-01-19", "2026-02-16", "2026-05-25", "2026-06-19", "2026-07-03",
        "2026-09-07", "2026-10-12", "2026-11-11", "2026-11-26", "2026-12-25", "2027-05-31",
        "2027-06-18", "2027-07-05", "2027-12-24", "2027-12-31", "2021-06-18", "2022-06-20",
        "2023-01-02"
      })
  void these_are_days_off(LocalDate date) {
    assertThat(FederalHolidays.include(date)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2020-06-19", "2020-06-20", "2026-01-02", "2026-01-20", "2026-01-12", "2026-05-18",
        "2026-06-18", "2026-07-06", "2026-11-27", "2026-12-24", "2025-01-21", "2026-11-19",
        "2027-05-24"
      })
  void and_these_are_not(LocalDate date) {
    assertThat(FederalHolidays.include(date)).isFalse();
  }

  @Test
  void a_year_has_eleven_holidays_and_the_days_they_are_observed() {
    var days = Stream.iterate(LocalDate.of(2027, 1, 1), day -> day.plusDays(1)).limit(365);

    assertThat(days.filter(FederalHolidays::include)).hasSize(11 + 4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mon 09:00-12:00, mon 11:59-13:00",
        "mon 09:00-12:00, mon 09:00-12:00",
        "mon 09:00-17:00, mon 10:00-11:00",
        "mon 20:00-04:00, tue 03:59-05:00",
        "sun 20:00-04:00, mon 00:00-01:00",
        "mon-sun 00:00-00:00, wed 12:00-13:00"
      })
  void spans_of_a_week_do_not_overlap(String week) {
    assertThat(broken(() -> TestHours.weekly(HoursTexts.week(week)))).isEqualTo("regular");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mon 09:00-12:00, mon 12:00-13:00",
        "sun 20:00-04:00, mon 04:00-05:00",
        "mon 09:00-09:00, tue 09:00-09:00",
        "mon-sun 00:00-00:00"
      })
  void but_may_meet(String week) {
    assertThatCode(() -> TestHours.weekly(HoursTexts.week(week))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-12-24 09:00-12:00 11:00-13:00               | periods",
        "2026-12-24 09:00-12:00; 2026-12-24 closed        | exceptions",
        "2026-12-24 20:00-04:00; 2026-12-25 03:00-05:00   | exceptions"
      })
  void exceptions_do_not_contradict_each_other(String exceptions, String name) {
    assertThat(
            broken(
                () ->
                    new Hours(
                        HoursTexts.week(""),
                        HoursTexts.exceptions(exceptions),
                        HolidayHours.CLOSED)))
        .isEqualTo(name);
  }

  @Test
  void a_note_is_one_line() {
    var date = LocalDate.of(2026, 12, 24);

    assertThat(broken(() -> new DatedHours(date, List.of(), "two\nlines"))).isEqualTo("note");
  }

  private static String broken(ThrowingCallable making) {
    return catchThrowableOfType(Refusal.Invalid.class, making).name();
  }

  private static OpenState state(String state, String until, String next) {
    return new OpenState(state.equals("open"), optional(until), optional(next));
  }

  private static @Nullable Instant optional(String text) {
    return text.equals(NEVER) ? null : moment(text);
  }

  private static Instant moment(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }
}
