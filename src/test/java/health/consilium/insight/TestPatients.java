package health.consilium.insight;

import health.consilium.access.TestClinic;
import health.consilium.observation.TestCourses;
import health.consilium.observation.TestSessions;
import health.consilium.observation.TestSubjects;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Three clinics whose patients are in one table of a release, which no other test has. */
public final class TestPatients {
  private static final Instant FIRST_DOSE = Instant.parse(TestCourses.STARTED_AT);

  private final List<TestClinic> clinics = Stream.generate(TestClinic::open).limit(3).toList();
  private final Map<String, Object> course;
  private final Supplier<UUID> subjects;

  /** The first clinic's courses, as they were put. */
  private final Map<UUID, Map<String, Object>> put = new LinkedHashMap<>();

  /** Whom a release counts. */
  public TestPatients(String indication, String drug, String route) {
    this(indication, drug, route, TestSubjects::counted);
  }

  private TestPatients(String indication, String drug, String route, Supplier<UUID> subjects) {
    this.course = Map.of("indication", indication, "drug", drug, "route", route);
    this.subjects = subjects;
  }

  /** Of whom a release shares rows. */
  static TestPatients inRows(String indication, String drug, String route) {
    return new TestPatients(indication, drug, route, TestSubjects::inRows);
  }

  /** Makes a release. */
  public static Release release() {
    return TestClinic.network()
        .given()
        .post("/v1/insights/releases")
        .then()
        .statusCode(201)
        .extract()
        .as(Release.class);
  }

  TestClinic clinic() {
    return clinics.getFirst();
  }

  /** So many patients of each clinic who responded a day later by MADRS, and who did not. */
  public void each(int responders, int others) {
    for (int clinic = 0; clinic < clinics.size(); clinic++) {
      add(clinic, responders, others);
    }
  }

  /** So many of each clinic who responded three weeks after an induction, and who did not. */
  void eachInduced(int responders, int others) {
    for (var clinic : clinics) {
      for (int i = 0; i < responders + others; i++) {
        var id = course(clinic, subjects.get());
        for (int day = 0; day < 12; day += 3) {
          var at = FIRST_DOSE.plus(Duration.ofDays(day));
          TestSessions.put(clinic, id, TestSessions.session(at.toString()));
        }
        var after = FIRST_DOSE.plus(Duration.ofDays(9 + 21));
        int score = i < responders ? 10 : 25;
        TestCourses.post(clinic, List.of(baseline(id), madrs(id, score, after.toString())));
      }
    }
  }

  /** So many of each clinic who had that dose in their session. */
  void eachGiven(int patients, double milligramsPerKilogram) {
    for (var clinic : clinics) {
      for (int i = 0; i < patients; i++) {
        give(clinic, post(clinic, subjects.get(), 10), TestSessions.AT, milligramsPerKilogram);
      }
    }
  }

  /** Tells a session of that course at that time, with that dose. */
  static void give(TestClinic clinic, UUID course, String at, double milligramsPerKilogram) {
    var session = TestSessions.session(at);
    session.put("dose", Map.of("value", milligramsPerKilogram, "unit", "mg/kg"));
    TestSessions.put(clinic, course, session);
  }

  /** In one batch, which takes a third of the calls. */
  void add(int clinic, int responders, int others) {
    var observations = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < responders + others; i++) {
      var id = course(clinics.get(clinic), subjects.get());
      observations.addAll(judged(id, i < responders ? 10 : 25));
    }
    TestCourses.post(clinics.get(clinic), observations);
  }

  /** A course of that patient of the first clinic, who responded. */
  void course(UUID subject) {
    post(clinic(), subject, 10);
  }

  private UUID post(TestClinic clinic, UUID subject, int dayAfter) {
    var id = course(clinic, subject);
    TestCourses.post(clinic, judged(id, dayAfter));
    return id;
  }

  /** Without its baseline. */
  private UUID course(TestClinic clinic, UUID subject) {
    var body = TestCourses.course();
    body.putAll(course);
    body.put("subject", subject.toString());
    var id = TestCourses.put(clinic, body);
    if (clinic.equals(clinic())) {
      put.put(id, body);
    }
    return id;
  }

  private static List<Map<String, Object>> judged(UUID course, int dayAfter) {
    return List.of(baseline(course), madrs(course, dayAfter, "2026-03-03T15:00:00Z"));
  }

  private static Map<String, Object> baseline(UUID course) {
    return madrs(course, 30, TestCourses.STARTED_AT);
  }

  /** Takes the outcome of so many of the first clinic's patients back: they began a year before. */
  void withdraw(int patients) {
    correct(Map.of("startedAt", "2025-03-02T15:00:00Z"), patients);
  }

  /** The first clinic's courses, in the order in which they were put. */
  List<UUID> courses() {
    return List.copyOf(put.keySet());
  }

  /** Says otherwise what the courses of so many of the first clinic's patients were. */
  void correct(Map<String, Object> corrections, int patients) {
    courses().stream().limit(patients).forEach(course -> correct(course, corrections));
  }

  /** Says otherwise what one of the first clinic's courses was. */
  void correct(UUID course, Map<String, Object> corrections) {
    var corrected = Objects.requireNonNull(put.get(course));
    corrected.putAll(corrections);
    clinic()
        .given()
        .header("If-Match", "\"1\"")
        .body(corrected)
        .put("/v1/courses/" + course)
        .then()
        .statusCode(200);
  }

  /**
   * So many of the first clinic's patients who responded count no more: their consent is withdrawn,
   * their courses are retracted, or corrected as {@link #withdraw} does.
   *
   * @return their courses
   */
  List<UUID> leave(String how, int patients) {
    var leaving = put.keySet().stream().limit(patients).toList();
    switch (how) {
      case "withdraw" -> leaving.forEach(this::withdrawConsent);
      case "retract" -> leaving.forEach(this::retract);
      default -> withdraw(patients);
    }
    return leaving;
  }

  private void withdrawConsent(UUID course) {
    var subject = Objects.requireNonNull(put.get(course)).get("subject");
    clinic()
        .given()
        .body(Map.of("subject", subject))
        .post("/v1/subjects/withdraw")
        .then()
        .statusCode(200);
  }

  private void retract(UUID course) {
    clinic()
        .given()
        .header("If-Match", "*")
        .delete("/v1/courses/" + course + "?reason=wrong-patient")
        .then()
        .statusCode(200);
  }

  private static Map<String, Object> madrs(UUID course, int score, String at) {
    var madrs = new HashMap<>(TestCourses.madrs(course));
    madrs.put("value", Map.of("quantity", score, "unit", "{score}"));
    madrs.put("effectiveAt", at);
    return madrs;
  }

  /** The query that asks for the table. */
  String query() {
    return "instrument=MADRS&at=PT24H&" + treatment();
  }

  /** The part of it that names the treatment. */
  String treatment() {
    return "indication=%s&drug=%s&route=%s"
        .formatted(course.get("indication"), course.get("drug"), course.get("route"));
  }
}
