package health.consilium.observation;

import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.TestLock;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Bodies that are right in every field, for tests to change what matters to them. */
public final class TestCourses {
  public static final String STARTED_AT = "2026-03-02T15:00:00Z";

  private TestCourses() {}

  /** A course of a patient of its own, from {@link #STARTED_AT} on. */
  public static Map<String, Object> course() {
    var body = new LinkedHashMap<String, Object>();
    body.put("subject", UUID.randomUUID().toString());
    body.put("indication", "MDD");
    body.put("failedTrials", 3);
    body.put("drug", "ketamine");
    body.put("route", "IV");
    body.put("setting", "clinic");
    body.put("sex", "female");
    body.put("ageBand", "40-49");
    body.put("startedAt", STARTED_AT);
    return body;
  }

  /** A MADRS of 14 a day after {@link #STARTED_AT}. */
  public static Map<String, Object> madrs(UUID course) {
    return observation(
        course, Coding.LOCAL, "madrs-total", Map.of("quantity", 14, "unit", "{score}"));
  }

  /** A day after {@link #STARTED_AT}. */
  public static Map<String, Object> observation(
      UUID course, String system, String code, Map<String, Object> value) {
    var body = new LinkedHashMap<String, Object>();
    body.put("id", UUID.randomUUID().toString());
    body.put("course", course.toString());
    body.put("code", Map.of("system", system, "code", code));
    body.put("value", value);
    body.put("effectiveAt", "2026-03-03T15:10:00Z");
    body.put("status", "final");
    return body;
  }

  /** A part of a blood pressure, by its LOINC code. */
  static Map<String, Object> component(String code, int pressure) {
    return Map.of(
        "code",
        Map.of("system", Coding.LOINC, "code", code),
        "quantity",
        pressure,
        "unit",
        "mm[Hg]");
  }

  /** Puts such a course and returns its id. */
  public static UUID put(TestClinic clinic, Map<String, Object> course) {
    var id = UUID.randomUUID();
    clinic.given().body(course).put("/v1/courses/" + id).then().statusCode(201);
    return id;
  }

  /** Lets nobody store anything of the course until it is released. */
  static TestLock lock(UUID course) throws SQLException {
    return TestLock.take("select 1 from course where id = '%s' for update".formatted(course));
  }

  /** Posts an observation that is accepted. */
  public static void post(TestClinic clinic, Map<String, Object> observation) {
    clinic.given().body(observation).post("/v1/observations").then().statusCode(201);
  }

  /** Posts such observations in one batch. */
  public static void post(TestClinic clinic, List<Map<String, Object>> observations) {
    TestBatches.send(clinic, TestBatches.STRICT, TestBatches.lines(observations))
        .then()
        .statusCode(200);
  }
}
