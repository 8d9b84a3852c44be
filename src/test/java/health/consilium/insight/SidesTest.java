package health.consilium.insight;

import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.observation.TestSubjects;
import health.consilium.platform.postgres.DatabaseRole;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.postgres.TestConnection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may have been on both sides, counted and in rows, is on neither: docs/decisions/0147. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SidesTest {
  /** The first dose of a course, corrected. */
  private static final Map<String, Object> A_MINUTE_LATER =
      Map.of("startedAt", "2026-03-02T15:01:00Z");

  @Test
  void who_was_counted_is_in_no_row_under_another_subject_nor_counted_any_more()
      throws SQLException {
    var patients = new TestPatients("OCD", "midazolam", "IV");
    patients.each(7, 7);
    var corrected = patients.courses().getFirst();
    var kept = patients.courses().get(1);
    assertThat(sides(corrected)).containsExactly("counted");

    patients.correct(Map.of("subject", TestSubjects.inRows().toString()), 1);

    assertThat(sides(corrected)).containsExactly("neither");
    assertThat(sides(kept)).containsExactly("counted");
  }

  @Test
  void who_was_counted_is_in_no_row_when_the_course_is_retracted_and_posted_anew()
      throws SQLException {
    var patients = new TestPatients("OCD", "midazolam", "IM");
    patients.each(2, 0);
    patients.leave("retract", 1);
    patients.course(TestSubjects.inRows());
    var other = new TestPatients("OCD", "midazolam", "SC");
    other.each(1, 0);
    other.course(TestSubjects.inRows());

    assertThat(sides(patients.courses().getLast())).containsExactly("neither");
    assertThat(sides(other.courses().getLast())).containsExactly("rows");
  }

  @Test
  void who_was_counted_is_in_no_row_when_the_course_posted_anew_is_corrected_later()
      throws SQLException {
    var patients = new TestPatients("OCD", "midazolam", "SL");
    patients.each(1, 0);
    patients.leave("retract", 1);
    patients.course(TestSubjects.inRows());
    var anew = patients.courses().getLast();

    patients.correct(anew, A_MINUTE_LATER);

    assertThat(sides(anew)).containsExactly("neither");
  }

  @Test
  void who_was_counted_is_in_no_row_when_the_course_was_corrected_before_it_was_retracted()
      throws SQLException {
    var patients = new TestPatients("OCD", "midazolam", "PO");
    patients.each(1, 0);
    patients.correct(A_MINUTE_LATER, 1);
    patients.leave("retract", 1);

    patients.course(TestSubjects.inRows());

    assertThat(sides(patients.courses().getLast())).containsExactly("neither");
  }

  @Test
  void a_course_corrected_to_another_subject_of_the_same_side_counts_on() throws SQLException {
    var patients = new TestPatients("OCD", "midazolam", "IN");
    patients.each(1, 0);

    patients.correct(Map.of("subject", TestSubjects.counted().toString()), 1);

    assertThat(sides(patients.courses().getFirst())).containsExactly("counted");
  }

  /** On which side a release has the outcomes of a course. */
  private static List<String> sides(UUID course) throws SQLException {
    try (var connection = TestConnection.as(DatabaseRole.RELEASE);
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                select distinct case when counted then 'counted' when in_rows then 'rows'
                  else 'neither' end
                from patient_outcome where course_id = '%s'
                """
                    .formatted(course))) {
      var sides = new ArrayList<String>();
      while (row.next()) {
        sides.add(row.getString(1));
      }
      return sides;
    }
  }
}
