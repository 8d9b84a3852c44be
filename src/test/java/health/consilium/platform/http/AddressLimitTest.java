package health.consilium.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How often one address may call. */
class AddressLimitTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-02T15:00:00Z"));
  private final AddressLimit limit =
      new AddressLimit(
          new CurrentVertxRequest(), ((InstantSource) now::get).withZone(ZoneOffset.UTC), 0);

  @Test
  void ten_a_minute_and_then_none_until_the_minute_is_over() {
    assertThat(taken("192.0.2.1", 12)).isEqualTo(10);

    pass(Duration.ofSeconds(59));
    assertThat(taken("192.0.2.1", 3)).isZero();

    pass(Duration.ofSeconds(1));
    assertThat(taken("192.0.2.1", 12)).isEqualTo(10);
  }

  @Test
  void each_address_has_its_own() {
    taken("192.0.2.1", 10);

    assertThat(taken("192.0.2.2", 10)).isEqualTo(10);
  }

  private long taken(String address, int tries) {
    return IntStream.range(0, tries).filter(each -> limit.take(address).isConsumed()).count();
  }

  private void pass(Duration time) {
    now.updateAndGet(at -> at.plus(time));
  }
}
