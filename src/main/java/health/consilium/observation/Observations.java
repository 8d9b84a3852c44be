package health.consilium.observation;

import health.consilium.access.Audit;
import health.consilium.access.Callers;
import health.consilium.access.ClinicNumber;
import health.consilium.access.Deed;
import health.consilium.platform.http.Handling;
import health.consilium.platform.http.IfMatch;
import health.consilium.platform.http.Stored;
import health.consilium.platform.idempotency.Attempt;
import health.consilium.platform.idempotency.Idempotency;
import health.consilium.platform.idempotency.IdempotencyKey;
import health.consilium.platform.idempotency.Reply;
import health.consilium.platform.paging.Cursors;
import health.consilium.platform.paging.Limit;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import health.consilium.platform.paging.TimeKey;
import health.consilium.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The door to what clinics observe: the caller's own clinic's courses and observations. */
@ApplicationScoped
public class Observations {
  /** Where they are. */
  static final String PATH = "/v1/observations";

  /** As the audit log calls them. */
  private static final String COURSE = "course";

  static final String OBSERVATION = "observation";

  private final Callers callers;
  private final Audit audit;
  private final Courses courses;
  private final CourseTable courseTable;
  private final ObservationTable observations;
  private final ObservationVersions observationVersions;
  private final Amendments amendments;
  private final VersionPages versions;
  private final PostQueue posts;
  private final Batches batches;
  private final Idempotency idempotency;
  private final Instruments instruments;
  private final Pseudonyms pseudonyms;
  private final Cursors cursors;
  private final Clock clock;

  Observations(
      Callers callers,
      Audit audit,
      Courses courses,
      CourseTable courseTable,
      ObservationTable observations,
      ObservationVersions observationVersions,
      Amendments amendments,
      VersionPages versions,
      PostQueue posts,
      Batches batches,
      Idempotency idempotency,
      Instruments instruments,
      Pseudonyms pseudonyms,
      Cursors cursors,
      Clock clock) {
    this.callers = callers;
    this.audit = audit;
    this.courses = courses;
    this.courseTable = courseTable;
    this.observations = observations;
    this.observationVersions = observationVersions;
    this.amendments = amendments;
    this.versions = versions;
    this.posts = posts;
    this.batches = batches;
    this.idempotency = idempotency;
    this.instruments = instruments;
    this.pseudonyms = pseudonyms;
    this.cursors = cursors;
    this.clock = clock;
  }

  /**
   * Creates the course, or replaces the version that {@code ifMatch} names; the identical course is
   * left as it is and needs no precondition.
   *
   * @throws Refusal 412, 428; 422 for an unknown protocol or ICD-10-CM code
   */
  @Transactional
  public Stored<Course> putCourse(UUID id, NewCourse course, IfMatch ifMatch) {
    return courses.put(callers.enterClinic(Deed.write(COURSE, id)), id, course, ifMatch);
  }

  /**
   * One of the clinic's courses.
   *
   * @throws Refusal 404
   */
  @Transactional
  public Course course(UUID id) {
    return courses.get(callers.enterClinic(Deed.read(COURSE, id)), id);
  }

  /**
   * Marks the course and all that was observed in it as entered in error; again changes nothing.
   *
   * @throws Refusal 404, 412, 428
   */
  @Transactional
  public Course retractCourse(UUID id, ChangeReason reason, IfMatch ifMatch) {
    return courses.retract(callers.enterClinic(Deed.retract(COURSE, id)), id, reason, ifMatch);
  }

  /** All versions of one of the clinic's courses, the current one first. */
  @Transactional
  Page<Course> courseVersions(UUID id, PageQuery asked) {
    return versions.page(courseTable, callers.enterClinic(Deed.read(COURSE, id)), id, asked);
  }

  @Transactional
  Course courseVersion(UUID id, int version) {
    return versions.one(courseTable, callers.enterClinic(Deed.read(COURSE, id)), id, version);
  }

  /** The clinic's courses that stand, latest first dose first. */
  @Transactional
  public Page<Course> courses(@Nullable String cursor, Limit limit) {
    return audit.listed(COURSE, clinic -> courses.list(clinic, cursor, limit));
  }

  /**
   * Stores an observation under the id that its sender chose, and once under that key. The same
   * body again, however written, changes nothing. Not in a transaction of its own where many post
   * at once (docs/decisions/0080).
   *
   * @throws Refusal 403 for who may not enter the clinic; 404 without such a course or session; 409
   *     when the id holds another body; 410 when the course was retracted; 422 when a rule of the
   *     instrument is broken or the time cannot be; 503 when too many wait; 409, 422 as {@link
   *     Idempotency} says
   */
  Reply post(NewObservation body, IdempotencyKey key) {
    var posting = Posting.of(body, instruments, clock.instant());
    var visit = callers.visit(Deed.write(OBSERVATION, body.id()));
    var attempt = new Attempt(key.value(), visit.client(), "POST " + PATH, body);
    return posts.store(new Post(visit, posting, idempotency.claim(attempt)));
  }

  /**
   * Stores the observations of a body that is read while it is sent, in one transaction, once under
   * that key. Each line comes to what it would as a post of its own (docs/decisions/0155).
   *
   * @throws Refusal 403 for who may not enter the clinic; 400 when the lines cannot be told from
   *     each other or the body does not arrive whole, 413 when there are too many, 422 when too
   *     many are wrong, or handled strictly one; 503 when too many batches are underway; 409, 422
   *     as {@link Idempotency} says
   */
  Reply post(BatchFormat format, Handling handling, InputStream body, IdempotencyKey key) {
    return batches.store(format, handling, body, key);
  }

  /**
   * Puts another version in the place of the one that {@code ifMatch} names; what says the same
   * already is left as it is and needs no precondition.
   *
   * @throws Refusal 404, 410 when it was retracted, 412, 428; 422 as {@link #post}, and when the
   *     course is another one or the status cannot follow
   */
  @Transactional
  public Observation amend(UUID id, Amendment amendment, IfMatch ifMatch) {
    var clinic = callers.enterClinic(Deed.write(OBSERVATION, id));
    return amendments.amend(clinic, id, amendment, ifMatch);
  }

  /**
   * Marks the observation as entered in error; again changes nothing.
   *
   * @throws Refusal 404, 412, 428
   */
  @Transactional
  public Observation retract(UUID id, ChangeReason reason, IfMatch ifMatch) {
    var clinic = callers.enterClinic(Deed.retract(OBSERVATION, id));
    return amendments.retract(clinic, id, reason, ifMatch);
  }

  /** All versions of one of the clinic's observations, the current one first. */
  @Transactional
  Page<Observation> observationVersions(UUID id, PageQuery asked) {
    var clinic = callers.enterClinic(Deed.read(OBSERVATION, id));
    return versions.page(observationVersions, clinic, id, asked);
  }

  @Transactional
  Observation observationVersion(UUID id, int version) {
    var clinic = callers.enterClinic(Deed.read(OBSERVATION, id));
    return versions.one(observationVersions, clinic, id, version);
  }

  /**
   * One of the clinic's observations, retracted or not.
   *
   * @throws Refusal 404
   */
  @Transactional
  public Observation observation(UUID id) {
    return observations
        .find(callers.enterClinic(Deed.read(OBSERVATION, id)), id)
        .map(ObservationTable.Entry::observation)
        .orElseThrow(() -> Refusal.notFound("observation"));
  }

  /** The clinic's observations that the search asks for, newest first. */
  @Transactional
  Page<Observation> observations(ObservationSearch search, @Nullable String cursor) {
    return observations(search.filter(instruments, pseudonyms), cursor, search.most());
  }

  /** The clinic's observations, newest first. */
  @Transactional
  Page<Observation> observations(ObservationFilter filter, @Nullable String cursor, Limit limit) {
    return audit.listed(OBSERVATION, clinic -> observations(clinic, filter, cursor, limit));
  }

  private Page<Observation> observations(
      ClinicNumber clinic, ObservationFilter filter, @Nullable String cursor, Limit limit) {
    String query = "observations " + clinic + filter.text();
    var after = Optional.ofNullable(cursor).map(text -> TimeKey.parse(cursors.open(query, text)));
    return Page.cut(
        observations.list(clinic, filter, after, limit),
        limit,
        last -> cursors.seal(query, new TimeKey(last.effectiveAt(), last.id()).text()));
  }
}
