package health.consilium.observation;

import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose course it is goes in and never comes out, neither in an answer nor in a log. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SubjectSecrecyTest {
  private final Logger logger = Logger.getLogger("");
  private final Written log = new Written();
  private final String subject = UUID.randomUUID().toString();

  @BeforeEach
  void listen() {
    logger.addHandler(log);
  }

  @AfterEach
  void listenNoMore() {
    logger.removeHandler(log);
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

    Logger.getLogger("test").severe("the last line");
    assertThat(log.lines).anyMatch(line -> line.contains("the last line"));
    assertThat(log.lines).noneMatch(line -> line.contains(subject));
    assertThat(answers).hasSize(10).noneMatch(answer -> answer.contains(subject));
  }

  private static String put(TestClinic clinic, String path, Map<String, Object> course) {
    return clinic.given().body(course).put(path).asString();
  }

  private static final class Written extends Handler {
    private final PatternFormatter format = new PatternFormatter("%p %c %X %s%e");
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void publish(LogRecord entry) {
      lines.add(format.format(entry));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
