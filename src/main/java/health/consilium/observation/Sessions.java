package health.consilium.observation;

import health.consilium.access.Audit;
import health.consilium.access.Callers;
import health.consilium.access.ClinicNumber;
import health.consilium.access.Deed;
import health.consilium.platform.http.IfMatch;
import health.consilium.platform.http.Stored;
import health.consilium.platform.paging.Cursors;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import health.consilium.platform.paging.TimeKey;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The sessions of the caller's clinic. Whoever writes one first locks its course, under which
 * observations are judged by it.
 */
@ApplicationScoped
class Sessions {
  /** As the audit log calls them. */
  private static final String SESSION = "session";

  private final SessionTable table;
  private final CourseTable courses;
  private final Retractions retractions;
  private final Outcomes outcomes;
  private final Alterations alterations;
  private final VersionPages versions;
  private final Instruments instruments;
  private final Callers callers;
  private final Audit audit;
  private final Cursors cursors;
  private final Clock clock;

  Sessions(
      SessionTable table,
      CourseTable courses,
      Retractions retractions,
      Outcomes outcomes,
      Alterations alterations,
      VersionPages versions,
      Instruments instruments,
      Callers callers,
      Audit audit,
      Cursors cursors,
      Clock clock) {
    this.table = table;
    this.courses = courses;
    this.retractions = retractions;
    this.outcomes = outcomes;
    this.alterations = alterations;
    this.versions = versions;
    this.instruments = instruments;
    this.callers = callers;
    this.audit = audit;
    this.cursors = cursors;
    this.clock = clock;
  }

  /**
   * Creates the session, or replaces the version that {@code ifMatch} names; the identical session
   * is left as it is and needs no precondition.
   *
   * @throws Refusal 404 without such a course, 409 when another course has a session of that id,
   *     410, 412, 428; 422 when it cannot be one of the course
   */
  @Transactional
  Stored<Session> put(SessionKey key, NewSession wanted, IfMatch ifMatch) {
    var clinic = callers.enterClinic(Deed.write(SESSION, key.id()));
    var course = lockStanding(clinic, key);
    requireFits(course, wanted);
    Instant now = clock.instant();
    var first = wanted.session(key.id(), key.course(), 1, now);
    String client = callers.current().client();
    if (ifMatch.header() == null && table.insert(clinic, first, client)) {
      outcomes.followSessions(clinic, key.course());
      return new Stored<>(warned(clinic, course, first), true);
    }
    var current = current(clinic, key);
    var same = wanted.session(key.id(), key.course(), current.version(), current.recordedAt());
    if (same.equals(current)) {
      return new Stored<>(warned(clinic, course, current), false);
    }
    ifMatch.require(current.version());
    var next = wanted.session(key.id(), key.course(), current.version() + 1, now);
    table.replace(clinic, next, client);
    outcomes.followSessions(clinic, key.course());
    return new Stored<>(warned(clinic, course, next), false);
  }

  /**
   * Marks the session and all that belongs to it as entered in error. What is retracted already
   * stays as it is: whoever repeats the request gets the same answer.
   *
   * @throws Refusal 404, 412, 428
   */
  @Transactional
  Session retract(SessionKey key, ChangeReason reason, IfMatch ifMatch) {
    var clinic = callers.enterClinic(Deed.retract(SESSION, key.id()));
    var course = courses.lock(clinic, key.course()).orElseThrow(Sessions::noCourse).course();
    var current = table.find(clinic, key.course(), key.id()).orElseThrow(Sessions::none);
    if (!current.wasRetracted()) {
      ifMatch.require(current.version());
      retractions.retractSession(clinic, alterations.because(reason), key);
    }
    return warned(clinic, course, table.find(clinic, key.course(), key.id()).orElseThrow());
  }

  /**
   * One session, retracted or not.
   *
   * @throws Refusal 404
   */
  @Transactional
  Session get(SessionKey key) {
    var clinic = callers.enterClinic(Deed.read(SESSION, key.id()));
    var session = table.find(clinic, key.course(), key.id()).orElseThrow(Sessions::none);
    return warned(clinic, course(clinic, key.course()), session);
  }

  /** Those of the course that stand, newest first. */
  @Transactional
  Page<Session> list(UUID course, PageQuery asked) {
    return audit.listed(SESSION, clinic -> list(clinic, course, asked));
  }

  private Page<Session> list(ClinicNumber clinic, UUID courseId, PageQuery asked) {
    var course = course(clinic, courseId);
    String query = "sessions " + clinic + courseId;
    var after = asked.position(cursors, query).map(TimeKey::parse);
    var rows = table.list(clinic, courseId, after, asked.limit());
    return Page.cut(
        warned(clinic, course, rows),
        asked.limit(),
        last -> cursors.seal(query, new TimeKey(last.at(), last.id()).text()));
  }

  /** All versions of a session, the current one first; warnings are told of that alone. */
  @Transactional
  Page<Session> versions(SessionKey key, PageQuery asked) {
    return versions.page(table, enterToRead(key), key.id(), asked);
  }

  /** The version of that number. */
  @Transactional
  Session version(SessionKey key, int number) {
    return versions.one(table, enterToRead(key), key.id(), number);
  }

  private ClinicNumber enterToRead(SessionKey key) {
    var clinic = callers.enterClinic(Deed.read(SESSION, key.id()));
    if (table.find(clinic, key.course(), key.id()).isEmpty()) {
      throw none();
    }
    return clinic;
  }

  private Course course(ClinicNumber clinic, UUID id) {
    return courses.find(clinic, id).orElseThrow(Sessions::noCourse);
  }

  private Course lockStanding(ClinicNumber clinic, SessionKey key) {
    var course = courses.lock(clinic, key.course()).orElseThrow(Sessions::noCourse).course();
    if (course.wasRetracted()) {
      throw new Refusal(ProblemCode.GONE, "The course was retracted: put another.");
    }
    return course;
  }

  private Session current(ClinicNumber clinic, SessionKey key) {
    var found = table.find(clinic, key.course(), key.id());
    if (found.isEmpty() && table.has(clinic, key.id())) {
      throw new Refusal(
          ProblemCode.CONFLICT, "A session of another course has this id: use a new id.");
    }
    var current = found.orElseThrow(IfMatch::nothingThere);
    if (current.wasRetracted()) {
      throw new Refusal(ProblemCode.GONE, "This session was retracted: put another, of a new id.");
    }
    return current;
  }

  private void requireFits(Course course, NewSession wanted) {
    if (wanted.at().isAfter(clock.instant().plus(Posting.CLOCK_SKEW))) {
      throw Refusal.unprocessable("/at", "must not lie in the future");
    }
    if (wanted.at().isBefore(course.startedAt())) {
      throw Refusal.unprocessable("/at", "must not lie before the course's startedAt");
    }
    if (wanted.rems() != null && course.drug() != Drug.ESKETAMINE) {
      throw Refusal.unprocessable("/rems", "is asked of esketamine only");
    }
  }

  private Session warned(ClinicNumber clinic, Course course, Session session) {
    return warned(clinic, course, List.of(session)).getFirst();
  }

  private List<Session> warned(ClinicNumber clinic, Course course, List<Session> sessions) {
    if (course.drug() != Drug.ESKETAMINE) {
      return sessions;
    }
    var pressure = instruments.named("BP").orElseThrow();
    var ids = sessions.stream().map(Session::id).toList();
    var taken = table.observed(clinic, course.id(), ids, pressure);
    return sessions.stream()
        .map(
            session ->
                session.with(
                    RemsForm.missing(course, session, taken.getOrDefault(session.id(), List.of()))))
        .toList();
  }

  private static Refusal noCourse() {
    return Refusal.notFound("course");
  }

  private static Refusal none() {
    return Refusal.notFound("session");
  }
}
