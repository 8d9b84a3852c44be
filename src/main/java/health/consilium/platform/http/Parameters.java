package health.consilium.platform.http;

import health.consilium.platform.ids.Uuids;
import health.consilium.platform.json.WireNames;
import health.consilium.platform.problem.Refusal;
import health.consilium.platform.time.Rfc3339;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads path and query parameters; a wrong one is a 400 that names it. */
public final class Parameters {
  /** What is longer has a year that no database keeps. */
  private static final int DATE_LENGTH = 10;

  private Parameters() {}

  /** The value of a parameter that must be there. */
  public static String given(String name, @Nullable String value) {
    return Optional.ofNullable(value).orElseThrow(() -> Refusal.parameter(name, "must be given"));
  }

  public static UUID uuid(String name, String value) {
    try {
      return Uuids.parse(value);
    } catch (IllegalArgumentException e) {
      throw Refusal.parameter(name, "must be a UUID");
    }
  }

  /** In the digits of ASCII, of up to nine. */
  public static Optional<Integer> integer(String name, @Nullable String value) {
    if (value != null && !value.matches("[+-]?\\d{1,9}")) {
      throw Refusal.parameter(name, "must be an integer of up to nine digits");
    }
    return Optional.ofNullable(value).map(Integer::valueOf);
  }

  /** A whole number of up to 18 digits, without a sign. */
  public static Optional<Long> wholeNumber(String name, @Nullable String value) {
    if (value != null && !value.matches("\\d{1,18}")) {
      throw Refusal.parameter(name, "must be a whole number");
    }
    return Optional.ofNullable(value).map(Long::valueOf);
  }

  /** A plain decimal number, without exponent, NaN or infinity. */
  public static Optional<Double> decimal(String name, @Nullable String value) {
    return exactDecimal(name, value).map(BigDecimal::doubleValue);
  }

  /** The same with each of its digits. */
  public static Optional<BigDecimal> exactDecimal(String name, @Nullable String value) {
    if (value != null && !value.matches("[+-]?\\d{1,12}(\\.\\d{1,12})?")) {
      throw Refusal.parameter(name, "must be a plain decimal number, such as 25 or 47.61");
    }
    return Optional.ofNullable(value).map(BigDecimal::new);
  }

  /** An RFC 3339 time with its offset. */
  public static Optional<Instant> instant(String name, @Nullable String value) {
    try {
      return Optional.ofNullable(value).map(Rfc3339::parse);
    } catch (DateTimeException e) {
      String plus = value != null && value.contains(" ") ? "; in a URL + is written %2B" : "";
      throw Refusal.parameter(
          name, "must be an RFC 3339 time with its offset, such as 2026-03-02T15:00:00Z" + plus);
    }
  }

  /** Refuses an end that lies before its beginning, where both are given: nothing lies between. */
  public static void requireOrder(
      String first, Optional<Instant> from, String last, Optional<Instant> until) {
    if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
      throw Refusal.parameter(last, "must not lie before " + first);
    }
  }

  /** A day of a year of four digits. */
  public static LocalDate date(String name, String value) {
    try {
      return LocalDate.parse(value.length() == DATE_LENGTH ? value : "");
    } catch (DateTimeException e) {
      throw Refusal.parameter(name, "must be a date such as 2026-03-02");
    }
  }

  /** One constant by its name on the wire. */
  public static <E extends Enum<E>> Optional<E> one(
      String name, @Nullable String value, Class<E> type) {
    return Optional.ofNullable(value).map(text -> constant(name, text, type));
  }

  /** The same of a parameter that must be there. */
  public static <E extends Enum<E>> E oneGiven(String name, @Nullable String value, Class<E> type) {
    return constant(name, given(name, value), type);
  }

  /**
   * Constants by their names on the wire, separated by commas: none when the parameter is absent.
   */
  public static <E extends Enum<E>> Set<E> several(
      String name, @Nullable String value, Class<E> type) {
    var found = EnumSet.noneOf(type);
    if (value != null) {
      for (String text : value.split(",", -1)) {
        found.add(constant(name, text, type));
      }
    }
    return found;
  }

  private static <E extends Enum<E>> E constant(String name, String value, Class<E> type) {
    return WireNames.find(type, value)
        .orElseThrow(() -> Refusal.parameter(name, "must be one of " + WireNames.list(type)));
  }
}
