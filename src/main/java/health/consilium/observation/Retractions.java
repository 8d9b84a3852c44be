package health.consilium.observation;

import health.consilium.access.ClinicNumber;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Marks whole courses and sessions as entered in error, with everything in them, in one
 * transaction.
 */
@Singleton
class Retractions {
  private final CourseTable courses;
  private final SessionTable sessions;
  private final ObservationVersions observations;
  private final AdverseEventTable events;
  private final Outcomes outcomes;

  Retractions(
      CourseTable courses,
      SessionTable sessions,
      ObservationVersions observations,
      AdverseEventTable events,
      Outcomes outcomes) {
    this.courses = courses;
    this.sessions = sessions;
    this.observations = observations;
    this.events = events;
    this.outcomes = outcomes;
  }

  /** How many records were retracted, of each kind. */
  record Count(int courses, int sessions, int observations, int adverseEvents) {}

  /** The courses stand, and the transaction has locked them. */
  Count retract(ClinicNumber clinic, Alteration why, UUID... ids) {
    int ofObservations = observations.retractAll(clinic, ids, why);
    int ofSessions = sessions.retractAll(clinic, ids, why);
    int ofEvents = events.retractAll(clinic, ids, why);
    int ofCourses = courses.retract(clinic, ids, why);
    outcomes.recompute(clinic, ids);
    return new Count(ofCourses, ofSessions, ofObservations, ofEvents);
  }

  /** The session stands, and the transaction has locked its course. */
  void retractSession(ClinicNumber clinic, Alteration why, SessionKey session) {
    observations.retractIn(clinic, session, why);
    events.retractIn(clinic, session.id(), why);
    sessions.retract(clinic, session.id(), why);
    outcomes.recompute(clinic, session.course());
  }
}
