package health.consilium.insight;

import static health.consilium.platform.sql.Arguments.bind;

import health.consilium.access.ClinicNumber;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A clinic's own patients to whom an event happened: as a release counts patients, and those too of
 * whom rows may be shared, since nobody else is told.
 */
@Singleton
class OwnEvents {
  private static final String COUNT =
      """
      with patient as (
        select distinct on (patient) clinic_number, course_id
        from patient_treated
        where clinic_number = ? and (indication, drug, route) = (?, ?, ?)
          and four_weeks_are_over(started_at, ?)
        order by patient, started_at, course_id)
      select count(*)::integer as patients, (count(*) filter (where exists (
        select from course_event e
        where e.clinic_number = patient.clinic_number and e.course_id = patient.course_id
          and e.term = ?)))::integer as with_event
      from patient
      """;

  private final Database database;

  OwnEvents(Database database) {
    this.database = database;
  }

  /** None where the clinic has no such patient. */
  Optional<Proportion> of(ClinicNumber clinic, SafetyQuestion question, Instant asOf) {
    var arguments = new ArrayList<Object>(List.of(clinic.value()));
    arguments.addAll(question.treatment().numbers());
    arguments.add(asOf);
    arguments.add(question.term().number());
    return database.call(
        connection -> {
          try (var select = connection.prepareStatement(COUNT)) {
            bind(select, arguments.toArray());
            var row = select.executeQuery();
            row.next();
            int patients = row.getInt("patients");
            return patients == 0
                ? Optional.empty()
                : Optional.of(new Proportion(row.getInt("with_event"), patients));
          }
        });
  }
}
