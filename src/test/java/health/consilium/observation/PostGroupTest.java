package health.consilium.observation;

import static health.consilium.observation.TestCourses.course;
import static health.consilium.observation.TestCourses.madrs;
import static health.consilium.observation.TestCourses.observation;
import static health.consilium.observation.TestPosts.heartRate;
import static health.consilium.observation.TestPosts.observed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import health.consilium.Until;
import health.consilium.access.Callers;
import health.consilium.access.TestClinic;
import health.consilium.platform.idempotency.Claim;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.postgres.TestLock;
import health.consilium.platform.postgres.TestTrigger;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import health.consilium.platform.sql.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Single posts that come while every writer is busy: they share a transaction, and no fate. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PostGroupTest {
  private static final Duration PATIENCE = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofMinutes(3);

  @Inject Database database;
  @Inject Callers callers;
  @Inject ObservationTable table;
  @Inject PostQueue queue;
  @Inject PostsApart apart;
  @Inject Posts posts;
  @Inject Instruments instruments;

  @ConfigProperty(name = "consilium.observations.post-writers")
  int writers;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<TestLock> locks = new ArrayList<>();
  private TestClinic first;
  private TestClinic second;
  private UUID ofFirst;
  private UUID ofSecond;

  @BeforeEach
  void open() {
    first = TestClinic.open();
    second = TestClinic.open();
    ofFirst = TestCourses.put(first, course());
    ofSecond = TestCourses.put(second, course());
  }

  @AfterEach
  void close() throws SQLException {
    for (var lock : locks) {
      lock.close();
    }
    threads.close();
  }

  @Test
  void posts_of_several_clinics_share_a_transaction() throws Exception {
    var a = madrs(ofFirst);
    var b = madrs(ofSecond);
    var c = madrs(ofFirst);

    var answers = line(() -> post(first, a), () -> post(second, b), () -> post(first, c));

    assertThat(statuses(answers)).containsExactly(201, 201, 201);
    assertThat(transactions(first)).hasSize(1).isEqualTo(transactions(second));
  }

  /** A row tells which statement of its transaction has made it: all of one by one number. */
  @Test
  void posts_of_several_clinics_are_stored_by_one_statement() throws Exception {
    var answers = line(() -> post(first, madrs(ofFirst)), () -> post(second, madrs(ofSecond)));

    assertThat(statuses(answers)).containsExactly(201, 201);
    for (String table : List.of("observation", "course_outcome where measure > 0", "course_day")) {
      String statements = "select distinct xmin::text, cmin::text from " + table;
      assertThat(rows(first, statements))
          .as(table)
          .containsExactlyElementsOf(rows(second, statements))
          .hasSize(1);
    }
  }

  @Test
  void who_was_not_admitted_is_in_nobody_s_group() {
    var now = Instant.now();
    var ours = inLine(first, ofFirst, now);
    var theirs = inLine(second, ofSecond, now);
    var elsewhere = QuarkusTransaction.requiringNew().call(() -> placed(theirs));

    var met =
        QuarkusTransaction.requiringNew()
            .call(() -> table.insertTogether(List.of(placed(ours), elsewhere), now, PATIENCE));

    assertThat(met.keySet()).extracting(PlacedPost::post).containsExactly(ours);
    assertThat(ids(first)).containsExactly(ours.id());
    assertThat(ids(second)).isEmpty();
  }

  @Test
  void each_is_answered_by_what_became_of_it() throws Exception {
    var stored = madrs(ofFirst);
    post(first, stored);
    var other = madrs(ofFirst);
    other.put("id", stored.get("id"));
    other.put("status", "preliminary");
    var tooEarly = madrs(ofSecond);
    tooEarly.put("effectiveAt", "2026-01-03T15:10:00Z");
    var good = List.of(madrs(ofFirst), madrs(ofSecond));

    var answers =
        line(
            () -> post(first, good.getFirst()),
            () -> post(first, other),
            () -> post(first, stored),
            () -> post(second, madrs(ofFirst)),
            () -> post(second, tooEarly),
            () -> post(second, good.getLast()));

    assertThat(statuses(answers)).containsExactly(201, 409, 200, 404, 422, 201);
    assertThat(ids(first)).containsExactlyInAnyOrder(id(stored), id(good.getFirst()));
    assertThat(ids(second)).containsExactly(id(good.getLast()));
    assertThat(audited(first))
        .containsExactlyInAnyOrder(id(stored), id(stored), id(good.getFirst()));
    assertThat(audited(second)).containsExactly(id(good.getLast()));
  }

  @Test
  void each_is_warned_of_the_doses_of_its_own_course() throws Exception {
    TestSessions.put(second, ofSecond, TestSessions.session("2026-03-09T15:00:00Z"));

    var answers = line(() -> post(first, phq9(ofFirst)), () -> post(second, phq9(ofSecond)));

    assertThat(statuses(answers)).containsExactly(201, 201);
    assertThat(answers)
        .extracting(answer -> ((Response) answer.resultNow()).<Object>path("warnings.code"))
        .containsExactly(List.of(), List.of("recall-window"));
  }

  @Test
  void a_suspended_clinic_is_refused_among_the_others() throws Exception {
    TestClinic.network()
        .given()
        .contentType("application/merge-patch+json; charset=utf-8")
        .header("If-Match", "\"1\"")
        .body(Map.of("suspended", true))
        .patch("/v1/clinics/" + first.id())
        .then()
        .statusCode(200);

    var answers = line(() -> post(first, madrs(ofFirst)), () -> post(second, madrs(ofSecond)));

    assertThat(statuses(answers)).containsExactly(403, 201);
    assertThat(ids(first)).isEmpty();
    assertThat(audited(first)).isEmpty();
  }

  @Test
  void of_several_under_one_id_the_first_in_the_line_is_stored() throws Exception {
    var body = madrs(ofFirst);
    var other = madrs(ofFirst);
    other.put("id", body.get("id"));
    other.put("status", "preliminary");
    var nowhere = madrs(UUID.randomUUID());
    nowhere.put("id", body.get("id"));

    var answers =
        line(
            () -> post(first, nowhere),
            () -> post(first, body),
            () -> post(first, other),
            () -> post(first, body));

    assertThat(statuses(answers)).containsExactly(404, 201, 409, 200);
  }

  @Test
  void a_key_is_of_one_post_in_a_group_too() throws Exception {
    var kept = madrs(ofFirst);
    var nowhere = madrs(UUID.randomUUID());
    var known = madrs(ofSecond);
    post(second, "a", known);

    var answers =
        line(
            () -> post(first, "a", kept),
            () -> post(first, "a", kept),
            () -> post(first, "a", madrs(ofFirst)),
            () -> post(first, "b", nowhere),
            () -> post(first, "b", madrs(ofFirst)),
            () -> post(second, "a", known),
            () -> post(second, madrs(ofSecond)));

    assertThat(statuses(answers)).containsExactly(201, 201, 422, 404, 201, 201, 201);
    assertThat(answers)
        .extracting(PostGroupTest::isReplayed)
        .containsExactly(false, true, false, false, false, true, false);
    assertThat(ids(first)).hasSize(2).contains(id(kept));
    assertThat(ids(second)).hasSize(2).contains(id(known));
  }

  /** That none had been answered is seen where the commit fails: see the next test. */
  @Test
  void nobody_is_answered_before_the_commit() throws Exception {
    var held = lock(ofSecond);
    var answers = line(() -> post(first, madrs(ofFirst)), () -> post(second, madrs(ofSecond)));
    held.awaitWaiting(1);

    assertThat(answers).noneMatch(Future::isDone);
    assertThat(ids(first)).isEmpty();
    held.release();
    assertThat(statuses(answers)).containsExactly(201, 201);
  }

  @Test
  void whoever_was_stored_with_one_whose_commit_fails_is_stored_and_answered_anew()
      throws Exception {
    var good = madrs(ofFirst);
    var bad = madrs(ofSecond);

    try (var _ = TestTrigger.failingAtCommit("observation", id(bad))) {
      var answers = line(() -> post(first, good), () -> post(second, bad));

      assertThat(statuses(answers)).containsExactly(201, 500);
    }
    assertThat(ids(first)).containsExactly(id(good));
    assertThat(ids(second)).isEmpty();
  }

  @Test
  void a_broken_connection_fails_all_with_503_and_stores_none() throws Exception {
    var bodies = List.of(madrs(ofFirst), madrs(ofSecond));
    var held = lock(ofSecond);
    var answers = line(() -> post(first, bodies.getFirst()), () -> post(second, bodies.getLast()));
    held.awaitWaiting(1);

    sql("select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'");

    assertThat(statuses(answers)).containsExactly(503, 503);
    held.release();
    assertThat(ids(first)).isEmpty();
    assertThat(audited(first)).isEmpty();
    assertThat(post(first, bodies.getFirst()).statusCode()).isEqualTo(201);
  }

  @Test
  void one_that_cannot_be_stored_takes_no_other_with_it() throws Exception {
    var now = Instant.now();
    var good = inLine(first, ofFirst, now);
    var bad = inLine(second, ofSecond, now.minus(Duration.ofHours(1)));
    Callable<Integer> failing = () -> stored(bad);

    var answers = line(() -> post(first, madrs(ofFirst)), () -> stored(good), failing);

    assertThat(((Response) answers.get(0).get()).statusCode()).isEqualTo(201);
    assertThat(answers.get(1).get()).isEqualTo(201);
    assertThat(answers.get(2).get()).isEqualTo(500);
    assertThat(ids(first)).hasSize(2);
    assertThat(ids(second)).isEmpty();
  }

  @Test
  void two_clinics_may_use_one_id_in_one_group() throws Exception {
    var ours = madrs(ofFirst);
    var theirs = madrs(ofSecond);
    theirs.put("id", ours.get("id"));
    theirs.put("status", "preliminary");

    var answers = line(() -> post(first, ours), () -> post(second, theirs));

    assertThat(statuses(answers)).containsExactly(201, 201);
    assertThat(transactions(first)).isEqualTo(transactions(second));
    get(first, id(ours)).then().body("status", equalTo("final"));
    get(second, id(ours)).then().body("status", equalTo("preliminary"));
  }

  @Test
  void what_is_looked_up_for_one_is_its_own_clinic_s() throws Exception {
    var ours = madrs(ofFirst);
    var theirs = madrs(ofSecond);
    post(first, ours);
    post(second, theirs);

    var answers =
        line(
            () -> post(second, theirs),
            () -> post(first, ours),
            () -> post(second, "a", madrs(ofSecond)),
            () -> post(first, "a", madrs(ofFirst)));

    assertThat(statuses(answers)).containsExactly(200, 200, 201, 201);
    assertThat(audited(first)).hasSize(3).containsAll(ids(first));
    assertThat(audited(second)).hasSize(3).containsAll(ids(second));
  }

  @Test
  void what_is_kept_beside_the_observations_of_a_group_is_each_clinic_s_own() throws Exception {
    var answers =
        line(
            () -> post(first, madrs(ofFirst)),
            () -> post(second, madrs(ofSecond)),
            () -> post(second, madrs(TestCourses.put(second, course()))));

    assertThat(statuses(answers)).containsExactly(201, 201, 201);
    String courses = "select courses from trajectory_rollup";
    assertThat(column(first, courses)).containsExactly(1);
    assertThat(column(second, courses)).containsExactly(2);
    assertThat(column(first, "select course_id from course_day")).containsExactly(ofFirst);
    assertThat(column(second, "select course_id from course_day")).hasSize(2).contains(ofSecond);
  }

  @Test
  void a_clinic_whose_rows_are_locked_keeps_no_other_of_its_group_waiting() throws Exception {
    var held = lock(ofSecond);
    var now = Instant.now();

    var answers =
        hasty()
            .answers(
                List.of(
                    inLine(first, ofFirst, now),
                    inLine(second, ofSecond, now),
                    inLine(first, ofFirst, now)));

    assertThat(answers)
        .extracting(each -> (Object) each.getClass())
        .containsExactly(PostAnswer.Kept.class, PostAnswer.HeldUp.class, PostAnswer.Kept.class);
    assertThat(ids(first)).hasSize(2);
    assertThat(ids(second)).isEmpty();
    assertThat(audited(second)).isEmpty();
    held.release();
  }

  @Test
  void a_post_that_is_held_up_waits_apart_and_so_do_those_behind_it() throws Exception {
    var queue = hasty();
    var held = lock(ofSecond);
    var now = Instant.now();
    var waiting = threads.submit(() -> queue.store(inLine(second, ofSecond, now)));
    Until.so(() -> apart.isLocked(second.id()));

    var behind = threads.submit(() -> queue.store(inLine(second, ofSecond, now)));
    var reply = queue.store(inLine(first, ofFirst, now));

    assertThat(reply.status()).isEqualTo(201);
    assertThat(waiting).isNotDone();
    assertThat(behind).isNotDone();
    held.release();
    assertThat(waiting.get().status()).isEqualTo(201);
    assertThat(behind.get().status()).isEqualTo(201);
    Until.so(() -> !apart.isLocked(second.id()));
    assertThat(ids(second)).hasSize(2);
  }

  @Test
  void what_needs_nothing_that_is_locked_does_not_tell_that_it_is_free() throws Exception {
    var queue = hasty();
    var other = TestCourses.put(second, course());
    var held = lock(ofSecond);
    var now = Instant.now();
    var waiting = threads.submit(() -> queue.store(inLine(second, ofSecond, now)));
    Until.so(() -> apart.isLocked(second.id()));

    var reply = queue.store(inLine(second, heartRate(other), now));

    assertThat(reply.status()).isEqualTo(201);
    assertThat(apart.isLocked(second.id())).isTrue();
    held.release();
    assertThat(waiting.get().status()).isEqualTo(201);
  }

  @Test
  void a_key_of_a_request_that_still_runs_keeps_no_other_of_the_group_waiting() throws Exception {
    var queue = hasty();
    var held = lock(ofSecond);
    var now = Instant.now();
    var once = inLine(second, ofSecond, now);
    var keyed = new Post(once.visit(), once.posting(), Optional.of(claim(second)));
    var running = threads.submit(() -> queue.store(keyed));
    Until.so(() -> apart.isLocked(second.id()));
    held.awaitWaiting(1);

    var answers = queue.answers(List.of(inLine(first, ofFirst, now), keyed));

    assertThat(answers)
        .extracting(each -> (Object) each.getClass())
        .containsExactly(PostAnswer.Kept.class, PostAnswer.HeldUp.class);
    assertThat(running).isNotDone();
    held.release();
    assertThat(running.get().status()).isEqualTo(201);
    assertThat(queue.store(keyed).replayed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT0.000999999S"})
  void who_waits_for_no_lock_does_not_start_lest_it_be_without_end(Duration patience) {
    assertThatThrownBy(() -> new PostQueue(posts, apart, patience, PATIENCE, 1, 100, 64))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "consilium.observations.post-patience must be at least a millisecond, was " + patience);
    assertThatCode(() -> new PostQueue(posts, apart, Duration.ofMillis(1), PATIENCE, 1, 100, 64))
        .doesNotThrowAnyException();
  }

  @Test
  void nobody_stands_in_the_line_for_ever() {
    var nobodyWrites = new PostQueue(posts, apart, PATIENCE, Duration.ofMillis(1), 0, 100, 64);

    assertBusy(() -> nobodyWrites.store(inLine(first, ofFirst, Instant.now())));
    assertThat(nobodyWrites.waiting()).isZero();
    assertThat(ids(first)).isEmpty();
  }

  @Test
  void who_was_taken_along_waits_for_its_answer_though_its_time_is_over() throws Exception {
    var oneWrites = new PostQueue(posts, apart, LONG, LONG, 1, 100, 64);
    var now = Instant.now();
    var writes = lock(ofFirst);
    var next = lock(ofSecond);
    var writing = threads.submit(() -> oneWrites.store(inLine(first, ofFirst, now)));
    writes.awaitWaiting(1);
    var behind = threads.submit(() -> oneWrites.store(inLine(second, ofSecond, now)));
    Until.so(() -> oneWrites.waiting() == 1);
    var along = new FutureTask<>(() -> oneWrites.store(inLine(second, ofSecond, now)));
    var thread = Thread.ofPlatform().start(along);
    Until.so(() -> oneWrites.waiting() == 2);
    writes.release();
    next.awaitWaiting(1);

    thread.interrupt(); // as if its time were over
    Until.so(() -> thread.getState() == Thread.State.WAITING || along.isDone());
    next.release();

    assertThat(along.get().status()).isEqualTo(201);
    assertThat(behind.get().status()).isEqualTo(201);
    assertThat(writing.get().status()).isEqualTo(201);
  }

  @Test
  void a_post_that_waits_for_its_own_key_alone_sends_no_other_of_its_clinic_apart()
      throws Exception {
    var held = lock(ofSecond);
    var waiting = threads.submit(() -> apart.store(inLine(second, ofSecond, Instant.now()), false));
    held.awaitWaiting(1);

    assertThat(apart.isLocked(second.id())).isFalse();

    held.release();
    assertThat(waiting.get().status()).isEqualTo(201);
  }

  @Test
  void a_lock_that_nobody_met_for_long_is_taken_to_be_free() throws Exception {
    var now = new AtomicReference<>(Instant.now());
    var apart = apart(now::get);
    var held = lock(ofSecond);
    var waiting = threads.submit(() -> apart.store(inLine(second, ofSecond, Instant.now()), true));
    held.awaitWaiting(1);

    now.updateAndGet(time -> time.plusSeconds(6));
    boolean soon = apart.isLocked(second.id());
    now.updateAndGet(time -> time.plusSeconds(2));

    assertThat(soon).isTrue();
    assertThat(apart.isLocked(second.id())).isFalse();
    held.release();
    assertThat(waiting.get().status()).isEqualTo(201);
  }

  /** Of the seven seconds that it may wait, four pass from each look at the clock to the next. */
  @Test
  void who_has_no_time_left_for_a_lock_does_not_tell_that_it_is_held() throws Exception {
    var now = new AtomicReference<>(Instant.now());
    var passing = new AtomicReference<>(Duration.ZERO);
    var apart = apart(() -> now.getAndUpdate(time -> time.plus(passing.get())));
    var held = lock(ofSecond);
    var waiting = threads.submit(() -> apart.store(inLine(second, ofSecond, Instant.now()), false));
    held.awaitWaiting(1);

    passing.set(Duration.ofSeconds(4));
    assertBusy(() -> apart.store(inLine(second, ofSecond, Instant.now()), false));

    assertThat(apart.isLocked(second.id())).isFalse();
    held.release();
    assertThat(waiting.get().status()).isEqualTo(201);
  }

  private static void assertBusy(ThrowingCallable storing) {
    assertThatThrownBy(storing)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.UNAVAILABLE));
  }

  private PostsApart apart(InstantSource time) {
    return new PostsApart(posts, time.withZone(ZoneOffset.UTC), 4, 100);
  }

  private PlacedPost placed(Post post) {
    return new PlacedPost(callers.admit(List.of(post.visit())).getFirst().clinic(), post);
  }

  /** A line whose writers wait for no lock that is held for long. */
  private PostQueue hasty() {
    return new PostQueue(posts, apart, PATIENCE, LONG, 1, 100, 64);
  }

  private static Claim claim(TestClinic clinic) {
    return new Claim("0".repeat(64), clinic.client(), "1".repeat(64));
  }

  private static Response get(TestClinic clinic, UUID id) {
    return clinic.given().get("/v1/observations/" + id);
  }

  /** More than a week after the first dose. */
  private static Map<String, Object> phq9(UUID course) {
    var phq9 =
        observation(course, Coding.LOINC, "44261-6", Map.of("quantity", 9, "unit", "{score}"));
    phq9.put("effectiveAt", "2026-03-10T15:00:00Z");
    return phq9;
  }

  /** A post whose audit entry is of that time: the database refuses an old one. */
  private Post inLine(TestClinic clinic, UUID course, Instant at) {
    var code = new Coding(Coding.LOCAL, "madrs-total");
    return inLine(
        clinic, observed(course, code, ObservationValue.of(BigDecimal.TEN, "{score}")), at);
  }

  private Post inLine(TestClinic clinic, NewObservation body, Instant at) {
    return TestPosts.of(clinic, Posting.of(body, instruments, Instant.now()), at);
  }

  private int stored(Post post) {
    try {
      return queue.store(post).status();
    } catch (RuntimeException e) {
      return 500;
    }
  }

  /**
   * What these answer when they come, one after the other, while every writer is busy. One writer
   * goes on before the others do, so that the line is taken along by the first of it.
   */
  private List<Future<Object>> line(Callable<? extends Object>... posts) throws Exception {
    var busy = TestClinic.open();
    var ofNext = TestCourses.put(busy, course());
    var ofOthers = TestCourses.put(busy, course());
    var next = lock(ofNext);
    var others = lock(ofOthers);
    var writing = new ArrayList<Future<Response>>();
    for (int i = 0; i < writers; i++) {
      var course = i == 0 ? ofNext : ofOthers;
      writing.add(threads.submit(() -> post(busy, madrs(course))));
    }
    next.awaitWaiting(1);
    others.awaitWaiting(writers - 1);
    var answers = new ArrayList<Future<Object>>();
    for (var post : posts) {
      int place = queue.waiting() + 1;
      answers.add(threads.submit(() -> (Object) post.call()));
      Until.so(() -> queue.waiting() == place);
    }
    next.release();
    Until.so(() -> queue.waiting() == 0);
    others.release();
    for (var each : writing) {
      each.get();
    }
    return answers;
  }

  private TestLock lock(UUID course) throws SQLException {
    var lock = TestCourses.lock(course);
    locks.add(lock);
    return lock;
  }

  private static Response post(TestClinic clinic, Map<String, Object> body) {
    return clinic.given().body(body).post("/v1/observations");
  }

  private static Response post(TestClinic clinic, String key, Map<String, Object> body) {
    return clinic.given().header("Idempotency-Key", key).body(body).post("/v1/observations");
  }

  private static boolean isReplayed(Future<Object> answer) {
    return ((Response) answer.resultNow()).header("Idempotency-Replayed") != null;
  }

  private static List<Integer> statuses(List<Future<Object>> answers) {
    return answers.stream().map(PostGroupTest::status).toList();
  }

  private static int status(Future<Object> answer) {
    try {
      return ((Response) answer.get()).statusCode();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static UUID id(Map<String, Object> body) {
    return UUID.fromString((String) body.get("id"));
  }

  private List<Object> ids(TestClinic clinic) {
    return column(clinic, "select id from observation");
  }

  private List<Object> audited(TestClinic clinic) {
    return column(clinic, "select resource_id from audit_entry where resource = 'observation'");
  }

  private List<Object> transactions(TestClinic clinic) {
    return column(clinic, "select distinct xmin::text from observation");
  }

  private List<Object> column(TestClinic clinic, String sql) {
    return rows(clinic, sql).stream().map(List::getFirst).toList();
  }

  private List<List<Object>> rows(TestClinic clinic, String sql) {
    return TestSql.rows(database, clinic, sql);
  }

  private List<List<Object>> sql(String sql) {
    return TestSql.rows(database, sql);
  }
}
