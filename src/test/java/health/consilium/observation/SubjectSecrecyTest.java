package health.consilium.observation;

import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.access.TestClinic;
import health.consilium.isolation.LogLines;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose course it is goes in and never comes out, neither in an answer nor in a log. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SubjectSecrecyTest {
  private final String subject = UUID.randomUUID().toString();

  private final LogLines log = new LogLines();

  @AfterEach
  void listenNoMore() {
    log.close();
  }

  @Test
  void neither_answers_nor_logs_hold_the_subject() {
    var clinic = TestClinic.open();
    String path = "/v1/courses/" + UUID.randomUUID();
    var course = TestCourses.course();
    course.put("subject", subject);
    var answers = new ArrayList<String>();

    answers.add(put(clinic, path, course));
    answers.add(put(clinic, path, course));
    course.put("failedTrials", 4);
    answers.add(put(clinic, path, course));
    course.put("failedTrials", 40);
    answers.add(put(clinic, path, course));
    course.put(subject, true);
    answers.add(put(clinic, path, course));
    answers.add(clinic.given().get(path).asString());
    var named = Map.of("subject", subject);
    answers.add(clinic.given().body(named).post("/v1/observations/search").asString());
    answers.add(clinic.given().body(named).post("/v1/subjects/withdraw").asString());
    course.put("failedTrials", 5);
    answers.add(put(clinic, path, course));
    answers.add(clinic.given().get("/v1/audit").asString());

    assertThat(log.soFar()).noneMatch(line -> line.contains(subject));
    assertThat(answers).hasSize(10).noneMatch(answer -> answer.contains(subject));
  }

  private static String put(TestClinic clinic, String path, Map<String, Object> course) {
    return clinic.given().body(course).put(path).asString();
  }
}
