package health.consilium.directory;

import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.sql.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How old the number of the last change may be, while another replica writes. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LastChangeTest {
  @Inject Database database;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-02T15:00:00Z"));
  private LastChange lastChange;
  private long before;

  @BeforeEach
  void read() {
    lastChange = at(now::get);
    before = number(lastChange);
    moveCounter(1);
  }

  @AfterEach
  void takeBack() {
    moveCounter(-1);
  }

  @Test
  void it_is_of_a_tenth_of_a_second_ago_at_most() {
    now.updateAndGet(time -> time.plusMillis(99));
    assertThat(lately(lastChange)).isEqualTo(before);

    now.updateAndGet(time -> time.plusMillis(1));
    assertThat(lately(lastChange)).isEqualTo(before + 1);
  }

  @Test
  void it_is_the_last_one_for_whom_a_tenth_of_a_second_is_too_long() {
    assertThat(number(lastChange)).isEqualTo(before + 1);
  }

  @Test
  void it_is_forgotten_when_this_replica_writes() {
    lastChange.forget(new Journal.Opened());

    assertThat(lately(lastChange)).isEqualTo(before + 1);
  }

  @Test
  void what_is_read_while_this_replica_writes_is_not_remembered() {
    var writing = new AtomicReference<Runnable>(() -> {});
    var meanwhile =
        at(
            () -> {
              writing.getAndSet(() -> {}).run();
              return now.get();
            });
    writing.set(() -> meanwhile.forget(new Journal.Opened()));
    number(meanwhile);
    moveCounter(1);

    long lately = lately(meanwhile);

    moveCounter(-1);
    assertThat(lately).isEqualTo(before + 2);
  }

  private LastChange at(InstantSource time) {
    return new LastChange(database, time.withZone(ZoneOffset.UTC));
  }

  private static long number(LastChange lastChange) {
    return lastChange.number().await().indefinitely();
  }

  private static long lately(LastChange lastChange) {
    return lastChange.lately().await().indefinitely();
  }

  private void moveCounter(int by) {
    database.update("update directory_counter set change = change + ?", by);
  }
}
