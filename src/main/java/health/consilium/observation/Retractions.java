package health.consilium.observation;

import health.consilium.access.ClinicNumber;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Marks whole courses as entered in error, with everything in them, in one transaction. */
@Singleton
class Retractions {
  private final CourseTable courses;
  private final ObservationVersions observations;
  private final Outcomes outcomes;

  Retractions(CourseTable courses, ObservationVersions observations, Outcomes outcomes) {
    this.courses = courses;
    this.observations = observations;
    this.outcomes = outcomes;
  }

  /** The courses stand, and the transaction has locked them. */
  void retract(ClinicNumber clinic, Alteration why, UUID... ids) {
    observations.retractAll(clinic, ids, why);
    courses.retract(clinic, ids, why);
    outcomes.recompute(clinic, ids);
  }
}
