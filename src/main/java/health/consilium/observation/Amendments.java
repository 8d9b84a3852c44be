package health.consilium.observation;

import health.consilium.access.ClinicNumber;
import health.consilium.platform.http.IfMatch;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/**
 * Amends and retracts observations, inside the transaction of {@link Observations}. A change first
 * locks the observation's course, as {@link Outcomes} wants it.
 */
@Singleton
class Amendments {
  private final ObservationTable observations;
  private final ObservationVersions versions;
  private final CourseTable courses;
  private final SessionTable sessions;
  private final Outcomes outcomes;
  private final Instruments instruments;
  private final Alterations alterations;
  private final Clock clock;

  Amendments(
      ObservationTable observations,
      ObservationVersions versions,
      CourseTable courses,
      SessionTable sessions,
      Outcomes outcomes,
      Instruments instruments,
      Alterations alterations,
      Clock clock) {
    this.observations = observations;
    this.versions = versions;
    this.courses = courses;
    this.sessions = sessions;
    this.outcomes = outcomes;
    this.instruments = instruments;
    this.alterations = alterations;
    this.clock = clock;
  }

  Observation amend(ClinicNumber clinic, UUID id, Amendment wanted, IfMatch ifMatch) {
    var posting = Posting.amending(wanted.of(id), instruments, clock.instant());
    var course = lockCourseOf(clinic, id);
    var current = get(clinic, id);
    requireItsCourse(current, wanted);
    requireStanding(current);
    if (posting.isSaidBy(current) && wanted.reason() == current.reason()) {
      return current;
    }
    ifMatch.require(current.version());
    requireFollowing(current, wanted);
    posting.requireLateEnough(course.startedAt());
    requireSession(clinic, wanted);
    versions.amend(clinic, posting, alterations.because(wanted.reason()));
    return changed(clinic, current);
  }

  /** What is retracted already stays as it is: whoever repeats the request gets the same answer. */
  Observation retract(ClinicNumber clinic, UUID id, ChangeReason reason, IfMatch ifMatch) {
    lockCourseOf(clinic, id);
    var current = get(clinic, id);
    if (current.wasRetracted()) {
      return current;
    }
    ifMatch.require(current.version());
    versions.retract(clinic, id, alterations.because(reason));
    return changed(clinic, current);
  }

  /** An observation never moves to another course, so this lock keeps all others from it. */
  private Course lockCourseOf(ClinicNumber clinic, UUID id) {
    UUID course = get(clinic, id).course();
    return courses.lock(clinic, course).orElseThrow(() -> Refusal.notFound("course")).course();
  }

  private Observation get(ClinicNumber clinic, UUID id) {
    return observations
        .find(clinic, id)
        .map(ObservationTable.Entry::observation)
        .orElseThrow(() -> Refusal.notFound("observation"));
  }

  private Observation changed(ClinicNumber clinic, Observation was) {
    outcomes.recompute(clinic, was.course());
    return get(clinic, was.id());
  }

  private void requireSession(ClinicNumber clinic, Amendment wanted) {
    UUID session = wanted.session();
    if (session != null && !sessions.stands(clinic, wanted.course(), session)) {
      throw Posting.noSuchSession();
    }
  }

  private static void requireItsCourse(Observation current, Amendment wanted) {
    if (!wanted.course().equals(current.course())) {
      throw Refusal.unprocessable(
          "/course", "must stay as posted: retract the observation and post another");
    }
  }

  private static void requireStanding(Observation current) {
    if (current.wasRetracted()) {
      throw new Refusal(
          ProblemCode.GONE, "This observation was retracted: post another under a new id.");
    }
  }

  private static void requireFollowing(Observation current, Amendment wanted) {
    if (!current.status().mayBecome(wanted.status())) {
      throw Refusal.unprocessable(
          "/status",
          "must be amended or corrected after final, and preliminary or final before it");
    }
  }
}
