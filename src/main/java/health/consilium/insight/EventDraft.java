package health.consilium.insight;

import static health.consilium.platform.sql.Arguments.bind;

import health.consilium.observation.TimePoint;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What went wrong, counted for the release that is being computed: on its connection, by hand. */
final class EventDraft {
  /** How many cases make a signal for a safety officer. */
  static final int FEWEST_CASES = 3;

  /**
   * By term, the patients to whom it happened and the others. A patient counts once in a treatment,
   * by the first course with a session; and only when the weeks that are judged are over, so that
   * nobody changes sides. Of a term that nobody had, there is no table. Only all patients are
   * counted: those of a part would be the same in the tables of all terms, and what one table hides
   * of them another could tell.
   */
  private static final String COUNT =
      """
      with patient as materialized (
        select distinct on (indication, drug, route, clinic_number, patient) *
        from patient_treated
        where counted and four_weeks_are_over(started_at, ?)
        order by indication, drug, route, clinic_number, patient, started_at, course_id),
      everybody as (
        select indication, drug, route, clinic_number, count(*) as patients
        from patient
        group by indication, drug, route, clinic_number),
      happened as (
        select indication, drug, route, clinic_number, term, count(*) as patients
        from patient
        join course_event using (clinic_number, course_id)
        group by indication, drug, route, clinic_number, term),
      known as (select distinct indication, drug, route, term from happened)
      insert into release_tally (measure, time_point, indication, drug, route, dimension, category,
        clinic_number, responders, others)
      select %d + term, %d, indication, drug, route, 0, 0, clinic_number,
        coalesce(h.patients, 0), e.patients - coalesce(h.patients, 0)
      from known
      join everybody e using (indication, drug, route)
      left join happened h using (indication, drug, route, clinic_number, term)
      """
          .formatted(ReleaseKey.FIRST_TERM, TimePoint.P28D.number());

  /** By the session that an event named, of all patients. */
  private static final String SIGNAL =
      """
      insert into safety_signal (number, cases, sites, sessions, sessions_with, term, drug, route,
        dose_band)
      with given as materialized (
        select clinic_number, session_id, patient, drug, route,
          dose_band(dose_milli, dose_unit) as dose_band
        from patient_session)
      select ?, count(distinct (clinic_number, patient)), count(distinct clinic_number),
        all_given.sessions, count(*), e.term, drug, route, dose_band
      from given
      join (
        select drug, route, dose_band, count(*) as sessions from given group by drug, route, dose_band)
        all_given using (drug, route, dose_band)
      join session_event e using (clinic_number, session_id)
      group by e.term, drug, route, dose_band, all_given.sessions
      having count(distinct (clinic_number, patient)) >= ?
      """;

  private final Connection connection;

  EventDraft(Connection connection) {
    this.connection = connection;
  }

  void count(ReleaseDraft.Draft draft) throws SQLException {
    execute(COUNT, draft.asOf());
    execute(SIGNAL, draft.number(), FEWEST_CASES);
  }

  private void execute(String sql, @Nullable Object... arguments) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      bind(statement, arguments);
      statement.executeUpdate();
    }
  }
}
