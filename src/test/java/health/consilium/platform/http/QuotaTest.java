package health.consilium.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How often one caller may call. */
class QuotaTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-02T15:00:00Z"));
  private final Quota quota =
      new Quota(
          "reports",
          10,
          Duration.ofMinutes(1),
          ((InstantSource) now::get).withZone(ZoneOffset.UTC));

  @Test
  void ten_a_minute_and_then_none_until_the_minute_is_over() {
    assertThat(granted("192.0.2.1", 12)).isEqualTo(10);

    pass(Duration.ofSeconds(59));
    assertThat(granted("192.0.2.1", 3)).isZero();

    pass(Duration.ofSeconds(1));
    assertThat(granted("192.0.2.1", 12)).isEqualTo(10);
  }

  @Test
  void each_caller_has_its_own() {
    granted("192.0.2.1", 10);

    assertThat(granted("192.0.2.2", 10)).isEqualTo(10);
  }

  @Test
  void what_is_left_is_told_and_when_it_is_all_there_again() {
    granted("192.0.2.1", 8);
    pass(Duration.ofSeconds(20));

    assertThat(quota.take("192.0.2.1")).isEqualTo(new Quota.Taken(true, 1, 40));
    assertThat(quota.take("192.0.2.1")).isEqualTo(new Quota.Taken(true, 0, 40));
    assertThat(quota.take("192.0.2.1")).isEqualTo(new Quota.Taken(false, 0, 40));
  }

  private long granted(String caller, int tries) {
    return IntStream.range(0, tries).filter(each -> quota.take(caller).granted()).count();
  }

  private void pass(Duration time) {
    now.updateAndGet(at -> at.plus(time));
  }
}
