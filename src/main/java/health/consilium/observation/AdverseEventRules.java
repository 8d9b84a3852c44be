package health.consilium.observation;

import health.consilium.access.ClinicNumber;
import health.consilium.platform.problem.Refusal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an adverse event must be to be stored. */
@Singleton
class AdverseEventRules {
  private final AdverseEventTerms terms;
  private final SessionTable sessions;
  private final Clock clock;

  AdverseEventRules(AdverseEventTerms terms, SessionTable sessions, Clock clock) {
    this.terms = terms;
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * By itself, whatever its course.
   *
   * @throws Refusal 422 for an unknown term or a time that has not come yet
   */
  void requirePossible(NewAdverseEvent event) {
    terms.require(event.term(), "/term");
    var latest = clock.instant().plus(Posting.CLOCK_SKEW);
    requireNotAfter(latest, event.onsetAt(), "/onsetAt");
    requireNotAfter(latest, event.resolvedAt(), "/resolvedAt");
  }

  /**
   * In its course, which is locked. What was stored before is not asked for it when it is repeated.
   *
   * @throws Refusal 404 without such a session, 410 when the course was retracted, 422 when it
   *     began before that, is over and goes on, or has a code that its vocabulary cannot have
   */
  void requireFits(ClinicNumber clinic, Course course, NewAdverseEvent event) {
    if (course.wasRetracted()) {
      throw Posting.retractedCourse();
    }
    if (event.resolvedAt() != null && event.outcome().goesOn()) {
      throw Refusal.unprocessable("/resolvedAt", "must be absent while the event goes on");
    }
    if (event.externalCode() != null) {
      event.externalCode().requireForm("/externalCode/code");
    }
    if (event.onsetAt().isBefore(course.startedAt())) {
      throw Refusal.unprocessable("/onsetAt", "must not lie before the course's startedAt");
    }
    UUID session = event.session();
    if (session != null && !sessions.stands(clinic, course.id(), session)) {
      throw Posting.noSuchSession();
    }
  }

  private static void requireNotAfter(Instant latest, @Nullable Instant at, String pointer) {
    if (at != null && at.isAfter(latest)) {
      throw Refusal.unprocessable(pointer, "must not lie in the future");
    }
  }
}
