package health.consilium.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Which counts of the directory's quality go by one tag. */
class QualityTagTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

  @Test
  void what_was_counted_yesterday_is_not_called_todays() {
    var yesterdays = counted("2026-03-01T23:59:50Z");

    assertThat(yesterdays.tag(TODAY)).isNotEqualTo(counted("2026-03-02T00:01:00Z").tag(TODAY));
  }

  @Test
  void counts_of_one_day_and_change_are_called_the_same() {
    var morning = counted("2026-03-02T00:00:00Z");

    assertThat(morning.tag(TODAY)).isEqualTo(counted("2026-03-02T23:59:59Z").tag(TODAY));
  }

  private static Quality counted(String at) {
    var none = new QualityCount(0, 0);
    return new Quality(Instant.parse(at), 7, none, none, none, none, none, none);
  }
}
