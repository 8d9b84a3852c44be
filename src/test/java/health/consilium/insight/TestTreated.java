package health.consilium.insight;

import health.consilium.access.TestClinic;
import health.consilium.observation.TestCourses;
import health.consilium.observation.TestSessions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Three clinics whose patients had sessions of one treatment, which no other test has. */
final class TestTreated {
  private static final Instant FIRST_DOSE = Instant.parse(TestCourses.STARTED_AT);

  private final List<TestClinic> clinics = Stream.generate(TestClinic::open).limit(3).toList();
  private final Map<String, Object> course;
  private final Supplier<UUID> subjects;

  /** Subjects of such a kind. */
  TestTreated(String indication, String drug, String route, Supplier<UUID> subjects) {
    this.course = Map.of("indication", indication, "drug", drug, "route", route);
    this.subjects = subjects;
  }

  TestClinic clinic() {
    return clinics.getFirst();
  }

  /** So many patients of each clinic with a headache in their session, and without. */
  void each(int with, int without) {
    for (int clinic = 0; clinic < clinics.size(); clinic++) {
      add(clinic, with, without);
    }
  }

  void add(int clinic, int with, int without) {
    for (int i = 0; i < with + without; i++) {
      var session = treat(clinic, subjects.get());
      if (i < with) {
        happens(clinic, session, 2);
      }
    }
  }

  /** A session, which began on day 2. */
  record Treated(UUID course, UUID session) {}

  Treated treat(int clinic, UUID subject) {
    var body = TestCourses.course();
    body.putAll(course);
    body.put("subject", subject.toString());
    var id = TestCourses.put(clinics.get(clinic), body);
    return new Treated(id, TestSessions.put(clinics.get(clinic), id, TestSessions.session()));
  }

  /** A headache, so many days after the first dose; returns its id. */
  UUID happens(int clinic, Treated treated, int day) {
    var id = UUID.randomUUID();
    var event = TestSessions.adverseEvent(treated.course());
    event.put("id", id.toString());
    event.put("term", "headache");
    event.put("session", treated.session().toString());
    event.put("onsetAt", FIRST_DOSE.plus(Duration.ofDays(day)).plusSeconds(60).toString());
    TestSessions.post(clinics.get(clinic), event);
    return id;
  }

  /** The query that asks for the table. */
  String query() {
    return "term=headache&indication=%s&drug=%s&route=%s"
        .formatted(course.get("indication"), course.get("drug"), course.get("route"));
  }
}
