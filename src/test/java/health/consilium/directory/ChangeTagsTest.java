package health.consilium.directory;

import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.platform.http.QueryTags;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What shows ages is another answer on another day, though the directory is the same. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ChangeTagsTest {
  @Inject LastChange lastChange;
  @Inject QueryTags tags;

  @Test
  void an_answer_of_yesterday_is_not_called_as_one_of_today() {
    var yesterday = at("2026-03-01T23:59:59Z");

    assertThat(yesterday.hangsOn(7)).isNotEqualTo(at("2026-03-02T00:00:00Z").hangsOn(7));
  }

  @Test
  void answers_of_one_day_are_called_the_same() {
    var morning = at("2026-03-02T00:00:00Z");

    assertThat(morning.hangsOn(7)).isEqualTo(at("2026-03-02T23:59:59Z").hangsOn(7));
  }

  private ChangeTags at(String now) {
    return new ChangeTags(lastChange, Clock.fixed(Instant.parse(now), ZoneOffset.UTC), tags);
  }
}
