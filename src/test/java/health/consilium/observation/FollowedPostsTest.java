package health.consilium.observation;

import static health.consilium.observation.TestCourses.course;
import static health.consilium.observation.TestCourses.madrs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.postgres.TestLock;
import health.consilium.platform.sql.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Vital signs that are posted: the figures of their courses follow, whoever comes with them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FollowedPostsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int HEART_RATE = 103;

  @Inject Database database;
  @Inject Posts posts;
  @Inject Instruments instruments;

  private TestClinic first;
  private TestClinic second;
  private UUID ofFirst;

  @BeforeEach
  void open() {
    first = TestClinic.open();
    second = TestClinic.open();
    ofFirst = TestCourses.put(first, course());
  }

  @Test
  void of_a_group_each_clinic_s_figures_follow() {
    var group =
        List.of(
            inLine(first, ofFirst),
            inLine(second, TestCourses.put(second, course())),
            inLine(second, TestCourses.put(second, course())));

    var answers = posts.store(group, PATIENCE);

    assertThat(answers).hasOnlyElementsOfType(PostAnswer.Kept.class);
    assertThat(days(first)).containsExactly(1);
    assertThat(days(second)).containsExactly(2);
  }

  @Test
  void of_two_at_once_in_one_course_the_later_counts_both() throws Exception {
    var statuses =
        TestLock.inLine(
            figuresOf(ofFirst),
            List.of(
                () -> post(first, heartRate("2026-03-03T15:10:00Z")),
                () -> post(first, heartRate("2026-03-04T15:10:00Z"))));

    assertThat(statuses).containsExactly(201, 201);
    assertThat(days(first)).containsExactly(2);
  }

  @Test
  void a_batch_waits_for_no_course_of_which_it_stores_nothing() throws Exception {
    var stored = madrs(TestCourses.put(first, course()));
    var tooEarly = heartRate("2026-01-03T15:10:00Z");

    try (var _ = TestLock.take(figuresOf(ofFirst))) {
      TestBatches.send(first, TestBatches.LENIENT, TestBatches.lines(stored, tooEarly))
          .then()
          .statusCode(200)
          .body("created", equalTo(1))
          .body("rejected", equalTo(1));
    }
  }

  private Post inLine(TestClinic clinic, UUID course) {
    var now = Instant.now();
    return TestPosts.of(clinic, Posting.of(TestPosts.heartRate(course), instruments, now), now);
  }

  private Map<String, Object> heartRate(String effectiveAt) {
    var value = Map.<String, Object>of("quantity", 140, "unit", "/min");
    var body = TestCourses.observation(ofFirst, Coding.LOINC, "8867-4", value);
    body.put("effectiveAt", effectiveAt);
    return body;
  }

  private static int post(TestClinic clinic, Map<String, Object> body) {
    return clinic.given().body(body).post("/v1/observations").statusCode();
  }

  /** Takes what whoever makes a course's figures anew has to have. */
  private static String figuresOf(UUID course) {
    String statement =
        "select 1 from course_outcome where course_id = '%s' and measure = 0 for update";
    return statement.formatted(course);
  }

  private List<Object> days(TestClinic clinic) {
    String days = "select days from safety_rollup where days > 0 and figure = " + HEART_RATE;
    return TestSql.rows(database, clinic, days).stream().map(List::getFirst).toList();
  }
}
