package health.consilium.observation;

import health.consilium.access.TestClinic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sessions and adverse events that are right in every field, for tests to change what matters. */
public final class TestSessions {
  /** When the session of {@link #session} begins. */
  public static final String AT = "2026-03-04T15:00:00Z";

  private TestSessions() {}

  /** The second session of a course, 0.5 mg/kg over 40 minutes. */
  public static Map<String, Object> session() {
    return session(AT);
  }

  /**
   * The same at another time.
   *
   * @param at of RFC 3339
   */
  public static Map<String, Object> session(String at) {
    var body = new LinkedHashMap<String, Object>();
    body.put("number", 2);
    body.put("at", at);
    body.put("dose", Map.of("value", 0.5, "unit", "mg/kg"));
    body.put("durationMinutes", 40);
    body.put("adjuncts", List.of("antiemetic"));
    body.put("monitoredMinutes", 60);
    return body;
  }

  /** Puts such a session and returns its id. */
  public static UUID put(TestClinic clinic, UUID course, Map<String, Object> session) {
    var id = UUID.randomUUID();
    clinic.given().body(session).put(path(course, id)).then().statusCode(201);
    return id;
  }

  public static String path(UUID course, UUID session) {
    return "/v1/courses/" + course + "/sessions/" + session;
  }

  /** A dissociation of grade 1 that began in {@link #session} and is over. */
  public static Map<String, Object> adverseEvent(UUID course) {
    var body = new LinkedHashMap<String, Object>();
    body.put("id", UUID.randomUUID().toString());
    body.put("course", course.toString());
    body.put("term", "dissociation");
    body.put("grade", 1);
    body.put("seriousness", "non-serious");
    body.put("relation", "probable");
    body.put("action", "none");
    body.put("outcome", "resolved");
    body.put("onsetAt", "2026-03-04T15:20:00Z");
    return body;
  }

  /** Posts an adverse event that is accepted. */
  public static void post(TestClinic clinic, Map<String, Object> event) {
    clinic.given().body(event).post("/v1/adverse-events").then().statusCode(201);
  }
}
