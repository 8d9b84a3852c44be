package health.consilium.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** How a verification ages. */
class VerificationTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void its_first_day_is_day_0_of_90() {
    var verification = verified(NOON);

    assertThat(verification.on(LocalDate.parse("2026-03-02")))
        .extracting(Verification::ageDays, Verification::stale)
        .containsExactly(0, false);
    assertThat(verification.on(LocalDate.parse("2026-05-30")))
        .extracting(Verification::ageDays, Verification::stale)
        .containsExactly(89, false);
    assertThat(verification.on(LocalDate.parse("2026-05-31")))
        .extracting(Verification::ageDays, Verification::stale)
        .containsExactly(90, true);
  }

  @Property
  void it_is_stale_from_the_moment_on_at_which_it_is_due(
      @ForAll @LongRange(min = 1_700_000_000, max = 1_900_000_000) long at,
      @ForAll @IntRange(max = 200 * 86_400) int later) {
    var verification = verified(Instant.ofEpochSecond(at));
    var now = Instant.ofEpochSecond(at + later);

    var shown = verification.on(LocalDate.ofInstant(now, ZoneOffset.UTC));

    assertThat(shown.stale()).isEqualTo(!now.isBefore(verification.nextDueAt()));
  }

  @Test
  void it_does_not_age_by_itself() {
    var verification = verified(NOON);

    assertThat(verification.ageDays()).isNull();
    assertThat(verification.stale()).isNull();
  }

  @Test
  void a_clock_that_is_behind_makes_it_no_younger_than_a_day() {
    assertThat(verified(NOON).on(LocalDate.parse("2026-03-01")).ageDays()).isZero();
  }

  @Test
  void what_nobody_has_verified_is_stale_on_every_day() {
    assertThat(Verification.NONE.on(LocalDate.parse("2026-03-02"))).isEqualTo(Verification.NONE);
    assertThat(Verification.NONE.stale()).isTrue();
  }

  @Property
  void it_is_due_within_the_days_that_are_left(
      @ForAll @LongRange(min = 1_700_000_000, max = 1_900_000_000) long at,
      @ForAll @IntRange(max = 200) int later,
      @ForAll @IntRange(max = 90) int within) {
    var moment = Instant.ofEpochSecond(at);
    var today = LocalDate.ofInstant(moment, ZoneOffset.UTC).plusDays(later);
    var soon = new DueQuery(List.of(), Optional.empty(), Duration.ofDays(within));

    boolean due = moment.isBefore(soon.heldFrom(today).atStartOfDay(ZoneOffset.UTC).toInstant());

    assertThat(due).isEqualTo(verified(moment).on(today.plusDays(within)).stale());
  }

  private static Verification verified(Instant at) {
    return Verification.of(VerificationStatus.ATTESTED, at, VerificationMethod.SELF);
  }
}
