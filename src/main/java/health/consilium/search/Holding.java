package health.consilium.search;

import health.consilium.directory.Credential;
import health.consilium.directory.CredentialStatus;
import health.consilium.directory.Period;
import health.consilium.directory.Qualification;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * That somebody holds a qualification from one day to another, both included, in days since 1970.
 * In the projection it is one number; the qualifications' numbers are stored and never change.
 *
 * @param number of the qualification
 */
record Holding(int number, int from, int until) {
  private static final int DAY_BITS = 24;
  private static final int LAST_DAY = (1 << DAY_BITS) - 1;

  private static final Map<Qualification, Integer> NUMBERS =
      Map.of(
          Qualification.STATE_LICENCE, 1,
          Qualification.DEA, 2,
          Qualification.REMS, 3,
          Qualification.BOARD_PSYCHIATRY, 4,
          Qualification.BOARD_ANESTHESIOLOGY, 5,
          Qualification.BOARD_PAIN_MEDICINE, 6,
          Qualification.BOARD_EMERGENCY_MEDICINE, 7,
          Qualification.BOARD_FAMILY_MEDICINE, 8,
          Qualification.ASKP3, 9);

  static int number(Qualification qualification) {
    return Objects.requireNonNull(NUMBERS.get(qualification));
  }

  /** What a credential proves: nothing when it does not hold at all, or nobody asks for it. */
  static Stream<Holding> of(Credential credential) {
    return credential.status() == CredentialStatus.ACTIVE
        ? credential.qualification().stream().map(each -> of(each, credential.period()))
        : Stream.empty();
  }

  private static Holding of(Qualification qualification, @Nullable Period period) {
    var known = Optional.ofNullable(period);
    return new Holding(
        number(qualification),
        known.map(Period::start).map(Holding::day).orElse(0),
        known.map(Period::end).map(Holding::day).orElse(LAST_DAY));
  }

  static int day(LocalDate date) {
    return Math.clamp(date.toEpochDay(), 0, LAST_DAY);
  }

  static Holding of(long packed) {
    return new Holding(
        (int) (packed >> (2 * DAY_BITS)),
        (int) ((packed >> DAY_BITS) & LAST_DAY),
        (int) (packed & LAST_DAY));
  }

  long packed() {
    return ((long) number << (2 * DAY_BITS)) | ((long) from << DAY_BITS) | until;
  }

  boolean isOn(int day) {
    return from <= day && day <= until;
  }
}
