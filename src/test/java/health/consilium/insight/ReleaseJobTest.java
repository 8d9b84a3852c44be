package health.consilium.insight;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.consilium.platform.sql.DatabaseFailure;
import io.quarkus.runtime.StartupEvent;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When releases are made. */
class ReleaseJobTest {
  @Test
  void nothing_is_released_before_the_service_has_started() {
    var job =
        new ReleaseJob(
            Clock.systemUTC(),
            Optional.of("jdbc:postgresql://localhost:1/none"),
            Optional.of("nobody"),
            Optional.of(""),
            true);

    assertThatCode(job::releaseMonthly).doesNotThrowAnyException();

    job.start(new StartupEvent());
    assertThatThrownBy(job::releaseMonthly).isInstanceOf(DatabaseFailure.class);
  }
}
