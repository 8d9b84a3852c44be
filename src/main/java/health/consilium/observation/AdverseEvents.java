package health.consilium.observation;

import health.consilium.access.Audit;
import health.consilium.access.Callers;
import health.consilium.access.ClinicNumber;
import health.consilium.access.Deed;
import health.consilium.platform.http.IfMatch;
import health.consilium.platform.http.Stored;
import health.consilium.platform.idempotency.Attempt;
import health.consilium.platform.idempotency.Idempotency;
import health.consilium.platform.idempotency.IdempotencyKey;
import health.consilium.platform.idempotency.Reply;
import health.consilium.platform.paging.Cursors;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import health.consilium.platform.paging.TimeKey;
import health.consilium.platform.problem.Fault;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/**
 * The adverse events of the caller's clinic. Whoever writes one first locks its course, as whoever
 * retracts that does.
 */
@ApplicationScoped
class AdverseEvents {
  /** Where they are. */
  static final String PATH = "/v1/adverse-events";

  /** As the audit log calls them. */
  private static final String ADVERSE_EVENT = "adverse-event";

  private final AdverseEventTable table;
  private final AdverseEventRules rules;
  private final CourseTable courses;
  private final Outcomes outcomes;
  private final Alterations alterations;
  private final VersionPages versions;
  private final Callers callers;
  private final Audit audit;
  private final Idempotency idempotency;
  private final Cursors cursors;
  private final Clock clock;

  AdverseEvents(
      AdverseEventTable table,
      AdverseEventRules rules,
      CourseTable courses,
      Outcomes outcomes,
      Alterations alterations,
      VersionPages versions,
      Callers callers,
      Audit audit,
      Idempotency idempotency,
      Cursors cursors,
      Clock clock) {
    this.table = table;
    this.rules = rules;
    this.courses = courses;
    this.outcomes = outcomes;
    this.alterations = alterations;
    this.versions = versions;
    this.callers = callers;
    this.audit = audit;
    this.idempotency = idempotency;
    this.cursors = cursors;
    this.clock = clock;
  }

  /**
   * Stores an adverse event under the id that its sender chose, and once under that key. A repeat
   * of the body is judged by every version: whoever changed the event did not make it another.
   *
   * @throws Refusal 404 without such a course or session, 409 when the id holds another body, 410
   *     when the course was retracted, 422 for an unknown term or a time that cannot be; 409, 422
   *     as {@link Idempotency} says
   */
  @Transactional
  Reply post(NewAdverseEvent posted, IdempotencyKey key) {
    rules.requirePossible(posted);
    var clinic = callers.enterClinic(Deed.write(ADVERSE_EVENT, posted.id()));
    String path = PATH + "/" + posted.id();
    return idempotency.onceByReference(
        new Attempt(key.value(), client(), "POST " + PATH, posted),
        () -> new Idempotency.Creation(Reply.of(store(clinic, posted), path)),
        _ -> table.find(clinic, posted.id()).orElseThrow());
  }

  private Stored<AdverseEvent> store(ClinicNumber clinic, NewAdverseEvent posted) {
    var course = courses.lock(clinic, posted.course()).orElseThrow(Posting::noSuchCourse).course();
    var stored = table.find(clinic, posted.id());
    if (stored.isPresent()) {
      return new Stored<>(repeated(clinic, stored.get(), posted), false);
    }
    rules.requireFits(clinic, course, posted);
    var event = posted.event(1, clock.instant());
    if (!table.insert(clinic, event, client())) {
      throw conflicting(); // another course's, posted at the same time
    }
    outcomes.followEvents(clinic, event.course());
    return new Stored<>(event, true);
  }

  /**
   * Puts another version in the place of the one that {@code ifMatch} names; what says the same
   * already is left as it is and needs no precondition.
   *
   * @throws Refusal as {@link #post}; 412, 428
   */
  @Transactional
  AdverseEvent put(UUID id, NewAdverseEvent wanted, IfMatch ifMatch) {
    rules.requirePossible(wanted);
    requireItself(id, wanted);
    var clinic = callers.enterClinic(Deed.write(ADVERSE_EVENT, id));
    var course = lockCourseOf(clinic, id);
    var current = get(clinic, id);
    if (!wanted.course().equals(current.course())) {
      throw Refusal.unprocessable("/course", "must stay as posted: retract it and post another");
    }
    requireStanding(current);
    if (current.says(wanted)) {
      return current;
    }
    ifMatch.require(current.version());
    rules.requireFits(clinic, course, wanted);
    var next = wanted.event(current.version() + 1, clock.instant());
    table.replace(clinic, next, client());
    outcomes.followEvents(clinic, next.course());
    return next;
  }

  /**
   * Marks the adverse event as entered in error. What is retracted already stays as it is: whoever
   * repeats the request gets the same answer.
   *
   * @throws Refusal 404, 412, 428
   */
  @Transactional
  AdverseEvent retract(UUID id, ChangeReason reason, IfMatch ifMatch) {
    var clinic = callers.enterClinic(Deed.retract(ADVERSE_EVENT, id));
    lockCourseOf(clinic, id);
    var current = get(clinic, id);
    if (current.wasRetracted()) {
      return current;
    }
    ifMatch.require(current.version());
    table.retract(clinic, id, alterations.because(reason));
    outcomes.followEvents(clinic, current.course());
    return get(clinic, id);
  }

  /**
   * One adverse event, retracted or not.
   *
   * @throws Refusal 404
   */
  @Transactional
  AdverseEvent get(UUID id) {
    return get(callers.enterClinic(Deed.read(ADVERSE_EVENT, id)), id);
  }

  /** All versions of an adverse event, the current one first. */
  @Transactional
  Page<AdverseEvent> versions(UUID id, PageQuery asked) {
    return versions.page(table, callers.enterClinic(Deed.read(ADVERSE_EVENT, id)), id, asked);
  }

  /** The version of that number. */
  @Transactional
  AdverseEvent version(UUID id, int number) {
    return versions.one(table, callers.enterClinic(Deed.read(ADVERSE_EVENT, id)), id, number);
  }

  private AdverseEvent get(ClinicNumber clinic, UUID id) {
    return table.find(clinic, id).orElseThrow(() -> Refusal.notFound("adverse event"));
  }

  /** Those that stand, newest first; of what changed since some time the retracted as well. */
  @Transactional
  Page<AdverseEvent> list(AdverseEventFilter filter, PageQuery asked) {
    return audit.listed(ADVERSE_EVENT, clinic -> list(clinic, filter, asked));
  }

  private Page<AdverseEvent> list(ClinicNumber clinic, AdverseEventFilter filter, PageQuery asked) {
    String query = "adverse events " + clinic + filter;
    var after = asked.position(cursors, query).map(TimeKey::parse);
    return Page.cut(
        table.list(clinic, filter, after, asked.limit()),
        asked.limit(),
        last -> cursors.seal(query, new TimeKey(last.onsetAt(), last.id()).text()));
  }

  private AdverseEvent repeated(ClinicNumber clinic, AdverseEvent stored, NewAdverseEvent posted) {
    var versions = table.versions(clinic, stored.id(), Integer.MAX_VALUE, Integer.MAX_VALUE);
    if (versions.stream().noneMatch(version -> version.says(posted))) {
      throw conflicting();
    }
    return stored;
  }

  private static Refusal conflicting() {
    return new Refusal(
        Fault.at(
            "/id",
            ProblemCode.CONFLICT,
            "Another adverse event is stored under this id: use a new id."));
  }

  private Course lockCourseOf(ClinicNumber clinic, UUID id) {
    UUID course = get(clinic, id).course();
    return courses.lock(clinic, course).orElseThrow(Posting::noSuchCourse).course();
  }

  private static void requireItself(UUID id, NewAdverseEvent wanted) {
    if (!wanted.id().equals(id)) {
      throw new Refusal(Fault.at("/id", ProblemCode.UNPROCESSABLE, "must be the id in the path"));
    }
  }

  private static void requireStanding(AdverseEvent event) {
    if (event.wasRetracted()) {
      throw new Refusal(
          ProblemCode.GONE, "This adverse event was retracted: post another, of a new id.");
    }
  }

  private String client() {
    return callers.current().client();
  }
}
