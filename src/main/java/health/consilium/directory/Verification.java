package health.consilium.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody stands by what a resource says, and since when: for 90 days of the UTC calendar,
 * of which the first is the day of the verification. So it ages at midnight only, as the tags of
 * the answers do that show it.
 *
 * @param status who stands by it
 * @param lastVerifiedAt to the microsecond; absent while nobody has
 * @param method how they made sure; absent while nobody has
 * @param nextDueAt the midnight from which it is stale; absent while nobody has, and when it was
 *     found to be wrong since
 * @param ageDays for how many days; absent while nobody has, and wherever it would be kept: in
 *     versions, changes and exports
 * @param stale whether the 90 days are over; true while nobody has, else absent wherever it would
 *     be kept. What was found to be wrong since is stale at once
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
    return new Verification(status, at, method, due, null, null);
  }

  /** The same, found to be wrong: who verified it last is told still, and nobody stands by it. */
  Verification inDoubt() {
    return inDoubt(lastVerifiedAt, method);
  }

  static Verification inDoubt(
      @Nullable Instant lastVerifiedAt, @Nullable VerificationMethod method) {
    return new Verification(
        VerificationStatus.REQ_REVALID,
        lastVerifiedAt,
        method,
        null,
        null,
        lastVerifiedAt == null ? true : null);
  }

  /** Since when somebody stands by it; empty while nobody does. */
  public Optional<Instant> standsSince() {
    return status == VerificationStatus.REQ_REVALID
        ? Optional.empty()
        : Optional.ofNullable(lastVerifiedAt);
  }

  /** The first day of verification that still holds on that day: what is older is stale. */
  static LocalDate freshFrom(LocalDate day) {
    return day.minusDays(TERM_DAYS - 1);
  }

  /** The same with its age on that day of the UTC calendar. */
  Verification on(LocalDate day) {
    if (lastVerifiedAt == null) {
      return this;
    }
    int age = age(lastVerifiedAt, day);
    boolean stale = age >= TERM_DAYS || status == VerificationStatus.REQ_REVALID;
    return new Verification(status, lastVerifiedAt, method, nextDueAt, age, stale);
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
