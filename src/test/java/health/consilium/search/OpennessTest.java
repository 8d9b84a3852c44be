package health.consilium.search;

import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.directory.DayHours;
import health.consilium.directory.Hours;
import health.consilium.directory.TestHours;
import health.consilium.directory.Weekday;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpennessTest {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final Hours MONDAYS =
      TestHours.weekly(
          List.of(new DayHours(Weekday.MONDAY, LocalTime.of(9, 0), LocalTime.of(9, 50))));
  private static final Instant SUNDAY = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void what_is_kept_is_what_the_hours_say_at_every_moment_forwards_and_backwards() {
    var openness = new Openness(Optional.of(MONDAYS), ZONE);

    for (int minutes = 0; minutes <= 3_000; minutes += 5) {
      for (int step : new int[] {minutes, 3_000 - minutes, minutes}) {
        Instant moment = SUNDAY.plus(Duration.ofMinutes(step));
        assertThat(openness.at(moment)).contains(MONDAYS.at(moment, ZONE));
      }
    }
  }

  @Test
  void locations_of_the_same_hours_in_the_same_zone_are_open_alike() {
    var openness = new Openness(Optional.of(MONDAYS), ZONE);

    assertThat(openness)
        .isEqualTo(new Openness(Optional.of(TestHours.weekly(MONDAYS.regular())), ZONE))
        .hasSameHashCodeAs(new Openness(Optional.of(TestHours.weekly(MONDAYS.regular())), ZONE))
        .isNotEqualTo(new Openness(Optional.of(MONDAYS), ZoneId.of("America/Chicago")))
        .isNotEqualTo(new Openness(Optional.of(TestHours.weekly(List.of())), ZONE));
  }

  @Test
  void nothing_is_said_of_hours_that_are_not_known() {
    assertThat(Openness.UNKNOWN.at(SUNDAY)).isEmpty();
    assertThat(Openness.UNKNOWN.isOpenAt(SUNDAY)).isFalse();
  }
}
