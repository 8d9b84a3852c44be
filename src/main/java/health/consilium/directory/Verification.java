package health.consilium.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody stands by what a resource says, and since when: for 90 days of the UTC calendar,
 * of which the first is the day of the verification. So it ages at midnight only, as the tags of
 * the answers do that show it.
 *
 * @param status who stands by it
 * @param lastVerifiedAt to the microsecond; absent while nobody has
 * @param method how they made sure; absent while nobody has
 * @param nextDueAt the midnight from which it is stale; absent while nobody has
 * @param ageDays for how many days; absent while nobody has, and wherever it would be kept: in
 *     versions, changes and exports
 * @param stale whether the 90 days are over; true while nobody has, else absent wherever it would
 *     be kept
 */
public record Verification(
    VerificationStatus status,
    @Nullable Instant lastVerifiedAt,
    @Nullable VerificationMethod method,
    @Nullable Instant nextDueAt,
    @Nullable Integer ageDays,
    @Nullable Boolean stale) {

  /** Nobody's. */
  public static final Verification NONE =
      new Verification(VerificationStatus.UNVERIFIED, null, null, null, null, true);

  /** How long it is good for. */
  static final Duration TERM = Duration.ofDays(90);

  private static final long TERM_DAYS = TERM.toDays();

  /** Somebody's, at that moment, without what ages. */
  static Verification of(VerificationStatus status, Instant at, VerificationMethod method) {
    var due = day(at).plusDays(TERM_DAYS).atStartOfDay(ZoneOffset.UTC).toInstant();
    return new Verification(status, Rules.storable(at), method, due, null, null);
  }

  /** The same with its age on that day of the UTC calendar. */
  Verification on(LocalDate day) {
    if (lastVerifiedAt == null) {
      return this;
    }
    int age = age(lastVerifiedAt, day);
    return new Verification(status, lastVerifiedAt, method, nextDueAt, age, age >= TERM_DAYS);
  }

  /** What a version of its resource is called on that day: it shows another age on the next. */
  String tag(int version, LocalDate day) {
    return lastVerifiedAt == null ? "" + version : version + "." + age(lastVerifiedAt, day);
  }

  /** The clocks of two replicas may differ: nothing is younger than a day. */
  private static int age(Instant since, LocalDate day) {
    return Math.max(0, (int) ChronoUnit.DAYS.between(day(since), day));
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
