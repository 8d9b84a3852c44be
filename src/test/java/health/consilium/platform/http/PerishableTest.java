package health.consilium.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long an answer may be kept. */
class PerishableTest {
  @ParameterizedTest(name = "at {0}, right until {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-03-02T12:00:00Z | | public, max-age=60, stale-while-revalidate=600
          2026-03-02T23:49:00Z | | public, max-age=60, stale-while-revalidate=600
          2026-03-02T23:49:01Z | | public, max-age=60
          2026-03-02T23:59:30Z | | public, max-age=30
          2026-03-02T23:59:59.999Z | | public, max-age=0
          2026-03-02T12:00:00Z | 2026-03-02T12:00:40Z | public, max-age=40
          2026-03-02T12:00:00Z | 2026-03-02T18:00:00Z | public, max-age=60
          2026-03-02T12:00:00Z | 2026-03-02T11:59:00Z | public, max-age=0
          2026-03-02T23:59:30Z | 2026-03-03T09:00:00Z | public, max-age=30
          """)
  void no_answer_outlives_what_it_shows_nor_the_day(Instant now, Instant end, String told) {
    assertThat(Perishable.cacheControl(now, Optional.ofNullable(end))).isEqualTo(told);
  }
}
