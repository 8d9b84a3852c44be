package health.consilium;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.access.TestClinic;
import health.consilium.observation.TestCourses;
import health.consilium.observation.TestSessions;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.postgres.TestConnection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command, and with it whether what is kept with each post is what the observations say. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RebuildOutcomesTest {
  private static final Instant FIRST_DOSE = Instant.parse(TestCourses.STARTED_AT);
  private static final int WRITERS = 4;
  private static final int POSTS = 60;
  private static final int CHANGES = 20;
  private static final int SESSIONS = 36;
  private static final int AMENDERS = 3;
  private static final int AMENDMENTS = 60;

  /** PHQ-9, and the heart rate. */
  private static final List<String> LOINC = List.of("44261-6", "8867-4");

  private static final String ROWS =
      """
      select each::text from %s each
      where clinic_number = (select number from clinic where id = '%s')
        and coalesce((to_jsonb(each) ->> 'courses')::integer, 1) <> 0
      order by 1
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<UUID> courses = new ArrayList<>();
  private final List<Map<String, Object>> posted = new CopyOnWriteArrayList<>();
  private TestClinic clinic = new TestClinic(new UUID(0, 0), "", "");

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
    for (int i = 0; i < 6; i++) {
      courses.add(TestCourses.put(clinic, TestCourses.course()));
    }
  }

  @Test
  void what_concurrent_writers_leave_is_what_the_observations_come_to() throws Exception {
    concurrently(() -> RebuildOutcomes.run(new PrintStream(out, true, UTF_8)));
    var kept = derived();

    rebuild();

    assertThat(kept).hasSizeGreaterThan(POSTS);
    assertThat(derived()).isEqualTo(kept);
  }

  @Test
  void what_concurrent_amendments_and_retractions_leave_is_what_still_stands() throws Exception {
    concurrently(() -> {});
    concurrently(this::amendAll);
    retractOneCourse();
    var kept = derived();

    rebuild();

    assertThat(statuses()).contains(2, 4, 5);
    assertThat(kept).hasSizeGreaterThan(POSTS);
    assertThat(derived()).isEqualTo(kept);
  }

  @Test
  void what_was_damaged_is_put_right() throws Exception {
    concurrently(() -> {});
    var kept = derived();
    damage("update trajectory_rollup set courses = courses + 1");
    damage("update outcome_rollup set responders = responders + 1, month = month + 400");
    damage("delete from course_day");
    damage("update course_outcome set pt24h = null, end_of_induction = null");
    damage("update course set induction_ended_at = null");
    damage("update safety_rollup set days = days + 1, cohort = cohort + 100000");
    damage("update course_safety set sessions_with = 9");

    rebuild();

    assertThat(derived()).isEqualTo(kept);
    assertThat(out.toString(UTF_8)).contains("clinic=" + clinic.id() + " courses=6\n");
  }

  /** Random scores at colliding times, courses that change, and beside them that. */
  private void concurrently(Runnable beside) throws ExecutionException, InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = new ArrayList<Future<?>>();
      for (int writer = 0; writer < WRITERS; writer++) {
        var random = new Random(writer);
        tasks.add(threads.submit(() -> post(random)));
      }
      tasks.add(threads.submit(() -> change(new Random(WRITERS))));
      tasks.add(threads.submit(() -> treat(new Random(WRITERS + 1))));
      tasks.add(threads.submit(beside));
      for (var task : tasks) {
        task.get();
      }
    }
  }

  private void post(Random random) {
    for (int i = 0; i < POSTS; i++) {
      var observation = TestCourses.madrs(courses.get(random.nextInt(courses.size())));
      int kind = random.nextInt(4);
      if (kind < 2) {
        observation.put("code", Map.of("system", "http://loinc.org", "code", LOINC.get(kind)));
      }
      observation.put("value", value(observation, random));
      observation.put("effectiveAt", at(random).toString());
      TestCourses.post(clinic, observation);
      posted.add(observation);
    }
  }

  /** Sessions from the third day on, in which something happens; one in four is taken back. */
  private void treat(Random random) {
    for (int i = 0; i < SESSIONS; i++) {
      var course = courses.get(i % courses.size());
      var at = FIRST_DOSE.plus(Duration.ofDays(2L + random.nextInt(20)));
      var session = TestSessions.session(at.toString());
      var id = TestSessions.put(clinic, course, session);
      happens(course, session, random.nextBoolean() ? id : null, random.nextInt(4) == 0);
      if (random.nextInt(4) == 0) {
        clinic
            .given()
            .header("If-Match", "*")
            .delete(TestSessions.path(course, id) + "?reason=other")
            .then()
            .statusCode(200);
      }
    }
  }

  private void happens(
      UUID course, Map<String, Object> session, @Nullable UUID in, boolean corrected) {
    var event = TestSessions.adverseEvent(course);
    event.put("onsetAt", session.get("at"));
    if (in != null) {
      event.put("session", in.toString());
    }
    TestSessions.post(clinic, event);
    if (corrected) {
      event.put("term", "nausea");
      clinic
          .given()
          .header("If-Match", "*")
          .body(event)
          .put("/v1/adverse-events/" + event.get("id"))
          .then()
          .statusCode(200);
    }
  }

  /** Several at once, who meet at the same observations. */
  private void amendAll() {
    IntStream.range(0, AMENDERS)
        .mapToObj(amender -> new Random(WRITERS + 1 + amender))
        .map(random -> CompletableFuture.runAsync(() -> amend(random)))
        .toList()
        .forEach(CompletableFuture::join);
  }

  /** Random amendments and retractions; whoever was overtaken has changed nothing. */
  private void amend(Random random) {
    for (int i = 0; i < AMENDMENTS; i++) {
      var of = posted.get(random.nextInt(posted.size()));
      String path = "/v1/observations/" + of.get("id");
      String read = clinic.given().get(path).header("ETag");
      int status =
          random.nextInt(4) == 0
              ? clinic.given().header("If-Match", read).delete(path + "?reason=other").statusCode()
              : clinic
                  .given()
                  .header("If-Match", read)
                  .body(amended(of, random))
                  .put(path)
                  .statusCode();
      assertThat(status).isIn(200, 410, 412);
    }
  }

  private static Map<String, Object> amended(Map<String, Object> observation, Random random) {
    var body = new HashMap<>(observation);
    body.remove("id");
    body.put("value", value(observation, random));
    body.put("effectiveAt", at(random).toString());
    body.putAll(Map.of("status", "corrected", "reason", "wrong-value"));
    return body;
  }

  /** A score, or a pulse that may be too fast. */
  private static Map<String, Object> value(Map<String, Object> observation, Random random) {
    return String.valueOf(observation.get("code")).contains(LOINC.getLast())
        ? Map.of("quantity", 110 + random.nextInt(28), "unit", "/min")
        : Map.of("quantity", random.nextInt(28), "unit", "{score}");
  }

  private void retractOneCourse() {
    clinic
        .given()
        .header("If-Match", "*")
        .delete("/v1/courses/" + courses.getFirst() + "?reason=wrong-patient")
        .then()
        .statusCode(200);
  }

  private List<Integer> statuses() throws SQLException {
    try (var owner = TestConnection.superuser();
        var statement = owner.createStatement()) {
      var row =
          statement.executeQuery(
              """
              select array_agg(distinct status::integer) from observation
              where clinic_number = (select number from clinic where id = '%s')
              """
                  .formatted(clinic.id()));
      row.next();
      return List.of((Integer[]) row.getArray(1).getArray());
    }
  }

  /** From eight days before the first dose until 52 after it, every three hours. */
  private static Instant at(Random random) {
    return FIRST_DOSE.plus(Duration.ofHours(3L * random.nextInt(-64, 416)));
  }

  private void change(Random random) {
    for (int i = 0; i < CHANGES; i++) {
      var changed = TestCourses.course();
      changed.put("failedTrials", random.nextInt(11));
      changed.put("startedAt", FIRST_DOSE.plus(Duration.ofHours(random.nextInt(48))).toString());
      clinic
          .given()
          .header("If-Match", "*")
          .body(changed)
          .put("/v1/courses/" + courses.get(i % courses.size()))
          .then()
          .statusCode(200);
    }
  }

  private void rebuild() {
    assertThat(RebuildOutcomes.run(new PrintStream(out, true, UTF_8))).isZero();
  }

  /** Every derived row of the clinic, as text; counts that came to nothing are as good as none. */
  private List<String> derived() throws SQLException {
    var rows = new ArrayList<String>();
    try (var owner = TestConnection.superuser();
        var statement = owner.createStatement()) {
      for (String table :
          List.of(
              "course_outcome",
              "course_day",
              "course_safety",
              "outcome_rollup",
              "trajectory_rollup",
              "safety_rollup")) {
        var row = statement.executeQuery(ROWS.formatted(table, clinic.id()));
        while (row.next()) {
          rows.add(row.getString(1));
        }
      }
    }
    return rows;
  }

  private void damage(String sql) throws SQLException {
    try (var owner = TestConnection.superuser();
        var statement = owner.createStatement()) {
      statement.execute(
          "%s where clinic_number = (select number from clinic where id = '%s')"
              .formatted(sql, clinic.id()));
    }
  }
}
