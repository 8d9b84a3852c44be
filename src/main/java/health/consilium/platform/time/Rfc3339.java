package health.consilium.platform.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Times as RFC 3339 writes them. */
public final class Rfc3339 {
  private static final Pattern FORM =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

  private Rfc3339() {}

  /**
   * A time with its offset, in UTC to the microsecond, which is what PostgreSQL stores. Java would
   * read more: years of nine digits, which no {@code timestamptz} holds, times without seconds,
   * offsets with them.
   *
   * @throws DateTimeException when it is anything else
   */
  public static Instant parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new DateTimeException("not a date-time of RFC 3339");
    }
    return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
  }
}
