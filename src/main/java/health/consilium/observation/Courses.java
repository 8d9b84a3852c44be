package health.consilium.observation;

import health.consilium.access.Callers;
import health.consilium.access.ClinicNumber;
import health.consilium.platform.http.IfMatch;
import health.consilium.platform.http.Stored;
import health.consilium.platform.paging.Cursors;
import health.consilium.platform.paging.Limit;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.TimeKey;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Treatment courses and their versions, inside the transaction of {@link Observations}. */
@Singleton
class Courses {
  private final CourseTable table;
  private final CourseCodes codes;
  private final Outcomes outcomes;
  private final Retractions retractions;
  private final Alterations alterations;
  private final Withdrawals withdrawals;
  private final Pseudonyms pseudonyms;
  private final Callers callers;
  private final Cursors cursors;
  private final Clock clock;

  Courses(
      CourseTable table,
      CourseCodes codes,
      Outcomes outcomes,
      Retractions retractions,
      Alterations alterations,
      Withdrawals withdrawals,
      Pseudonyms pseudonyms,
      Callers callers,
      Cursors cursors,
      Clock clock) {
    this.table = table;
    this.codes = codes;
    this.outcomes = outcomes;
    this.retractions = retractions;
    this.alterations = alterations;
    this.withdrawals = withdrawals;
    this.pseudonyms = pseudonyms;
    this.callers = callers;
    this.cursors = cursors;
    this.clock = clock;
  }

  Stored<Course> put(ClinicNumber clinic, UUID id, NewCourse course, IfMatch ifMatch) {
    codes.check(course);
    var first = entry(id, course, 1);
    withdrawals.requireConsent(clinic, first.pseudonym());
    if (ifMatch.header() == null && table.insert(clinic, first)) {
      outcomes.recompute(clinic, id);
      return new Stored<>(first.course(), true);
    }
    var current = table.lock(clinic, id).orElseThrow(IfMatch::nothingThere);
    requireStanding(current.course());
    if (isSame(current, course)) {
      return new Stored<>(current.course(), false);
    }
    ifMatch.require(current.course().version());
    if (course.startedAt().isAfter(current.course().startedAt())
        && table.hasEarlier(clinic, id, course.startedAt())) {
      throw beginsTooLate();
    }
    var next = entry(id, course, current.course().version() + 1);
    table.replace(clinic, next);
    outcomes.recompute(clinic, id);
    return new Stored<>(next.course(), false);
  }

  /** What is retracted already stays as it is: whoever repeats the request gets the same answer. */
  Course retract(ClinicNumber clinic, UUID id, ChangeReason reason, IfMatch ifMatch) {
    var current = table.lock(clinic, id).orElseThrow(() -> Refusal.notFound("course")).course();
    if (current.wasRetracted()) {
      return current;
    }
    ifMatch.require(current.version());
    retractions.retract(clinic, alterations.because(reason), id);
    return get(clinic, id);
  }

  Course get(ClinicNumber clinic, UUID id) {
    return table.find(clinic, id).orElseThrow(() -> Refusal.notFound("course"));
  }

  Page<Course> list(ClinicNumber clinic, @Nullable String cursor, Limit limit) {
    String query = "courses " + clinic;
    var after = Optional.ofNullable(cursor).map(text -> TimeKey.parse(cursors.open(query, text)));
    return Page.cut(
        table.list(clinic, after, limit),
        limit,
        last -> cursors.seal(query, new TimeKey(last.startedAt(), last.id()).text()));
  }

  private CourseTable.Entry entry(UUID id, NewCourse course, int version) {
    Instant now = clock.instant();
    return new CourseTable.Entry(
        course.course(id, version, now, codes.warnings(course.protocol(), course.icd10())),
        pseudonyms.of(course.subject()),
        callers.current().client());
  }

  /** Whether the course says what the stored one says, its subject included. */
  private boolean isSame(CourseTable.Entry stored, NewCourse course) {
    var shown = stored.course();
    var wanted = course.course(shown.id(), shown.version(), shown.recordedAt(), shown.warnings());
    return wanted.equals(shown) && stored.pseudonym().equals(pseudonyms.of(course.subject()));
  }

  private static Refusal beginsTooLate() {
    return Refusal.unprocessable(
        "/startedAt",
        ("must not lie after a session or an adverse event of the course, nor more than %d days after"
                + " one of its observations")
            .formatted(Posting.BEFORE_COURSE.toDays()));
  }

  private static void requireStanding(Course course) {
    if (course.wasRetracted()) {
      throw new Refusal(ProblemCode.GONE, "This course was retracted: put another, of a new id.");
    }
  }
}
