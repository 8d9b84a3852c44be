package health.consilium.platform.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** Times as RFC 3339 writes them. */
public final class Rfc3339 {
  private Rfc3339() {}

  /**
   * A time with its offset, in UTC to the microsecond, which is what PostgreSQL stores. Its year
   * has four digits: Java would read a signed year of nine as well, which no {@code timestamptz}
   * holds.
   *
   * @throws DateTimeException when it is anything else
   */
  public static Instant parse(String text) {
    if (text.startsWith("+") || text.startsWith("-")) {
      throw new DateTimeException("a year has four digits");
    }
    return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
  }
}
