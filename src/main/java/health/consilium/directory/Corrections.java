package health.consilium.directory;

import health.consilium.access.Audit;
import health.consilium.access.Callers;
import health.consilium.access.Deed;
import health.consilium.platform.idempotency.Attempt;
import health.consilium.platform.idempotency.Idempotency;
import health.consilium.platform.idempotency.IdempotencyKey;
import health.consilium.platform.idempotency.Reply;
import health.consilium.platform.paging.Cursors;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import health.consilium.platform.paging.TimeKey;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * What anybody reports to be wrong, and what those say of it who may write the resource. A report
 * changes nothing: the resource is due to be verified until it is judged, and only when it was
 * right is its verification taken back. See docs/decisions/0170.
 */
@ApplicationScoped
class Corrections {
  static final String PATH = "/v1/corrections";

  private static final String RESOURCE = "correction";

  /** Whoever reports has no name: two of them under one key are told apart by what they report. */
  private static final String ANYBODY = "anybody";

  private final Callers callers;
  private final Audit audit;
  private final Idempotency idempotency;
  private final Journal journal;
  private final Kinds kinds;
  private final Scribe scribe;
  private final CorrectionTable table;
  private final Cursors cursors;
  private final Clock clock;

  Corrections(
      Callers callers,
      Audit audit,
      Idempotency idempotency,
      Journal journal,
      Kinds kinds,
      Scribe scribe,
      CorrectionTable table,
      Cursors cursors,
      Clock clock) {
    this.callers = callers;
    this.audit = audit;
    this.idempotency = idempotency;
    this.journal = journal;
    this.kinds = kinds;
    this.scribe = scribe;
    this.table = table;
    this.cursors = cursors;
    this.clock = clock;
  }

  /**
   * Keeps a report, once under that key.
   *
   * @throws Refusal 409 when enough of the same resource wait already, 422 when there is no such
   *     resource; 409, 422 as {@link Idempotency} says
   */
  @Transactional
  Reply report(NewCorrection report, IdempotencyKey key) {
    callers.enterNamelessly();
    var attempt = new Attempt(key.value(), ANYBODY, "POST " + PATH, report);
    return idempotency.once(
        attempt,
        () -> {
          table.takeTurn(report.resource());
          var correction =
              Correction.of(report, UUID.randomUUID(), reported(report), clock.instant());
          if (!table.add(correction)) {
            throw new Refusal(
                ProblemCode.CONFLICT,
                "Several reports of this resource wait to be judged: it will be looked at.");
          }
          audit.recordAnonymous(new Deed(Deed.Action.REPORT, RESOURCE, correction.id(), null));
          return new Idempotency.Creation(PATH + "/" + correction.id(), correction.withoutNote());
        });
  }

  /** One page of what the caller is to judge: all for the network. The oldest comes first. */
  @Transactional
  Page<Correction> queue(PageQuery asked) {
    var place = callers.enterAndTellLater();
    var author = Author.of(callers.current());
    String query = "corrections " + author.keeper().name();
    var page =
        Page.cut(
            table.queue(
                Optional.ofNullable(author.keeper().clinic()),
                asked.position(cursors, query).map(TimeKey::parse),
                asked.limit().value() + 1),
            asked.limit(),
            last -> cursors.seal(query, new TimeKey(last.reportedAt(), last.id()).text()));
    audit.record(place, Deed.list(RESOURCE, page.items().size()));
    return page;
  }

  /**
   * One report, of which the caller is the judge.
   *
   * @throws Refusal 404 when there is none
   */
  @Transactional
  Correction get(UUID id) {
    callers.enter(Deed.read(RESOURCE, id));
    var correction = table.find(id).orElseThrow(Corrections::none);
    judged(kinds.stored(correction.collection()), correction, Author.of(callers.current()));
    return correction;
  }

  /**
   * Judges a report; the same verdict again changes nothing.
   *
   * @throws Refusal 404 when there is none of which the caller is the judge, 409 when it was judged
   *     otherwise before
   */
  @Transactional
  Correction judge(UUID id, Verdict verdict) {
    callers.enter(new Deed(verdict.action(), RESOURCE, id, null));
    var author = Author.of(callers.current());
    journal.open();
    var correction = table.find(id).orElseThrow(Corrections::none);
    return judge(kinds.stored(correction.collection()), correction, verdict, author);
  }

  private <T extends Entry, N> Correction judge(
      Kind<T, N> kind, Correction correction, Verdict verdict, Author author) {
    var resource = judged(kind, correction, author);
    if (correction.status() == verdict.status()) {
      return correction;
    }
    if (correction.status() != CorrectionStatus.OPEN) {
      throw new Refusal(ProblemCode.CONFLICT, "Somebody has judged this report otherwise before.");
    }
    var judged = correction.judged(verdict.status(), author.keeper(), clock.instant());
    table.judge(judged, author);
    if (verdict == Verdict.ACCEPTED
        && resource.verification().status() != VerificationStatus.REQ_REVALID) {
      scribe.verify(kind, resource, resource.verification().inDoubt(), author);
    }
    return judged;
  }

  /** What it is about, if that is there and the author may write it: for others there is none. */
  private <T extends Entry> T judged(Kind<T, ?> kind, Correction correction, Author author) {
    return kind.find(correction.resource())
        .filter(entry -> kind.keeper(entry).filter(author::hasRightOver).isPresent())
        .orElseThrow(Corrections::none);
  }

  private Entry reported(NewCorrection report) {
    return kinds
        .of(report.collection())
        .orElseThrow(
            () ->
                Refusal.unprocessable(
                    "/collection", "must be one of " + String.join(", ", kinds.collections())))
        .find(report.resource())
        .<Entry>map(entry -> entry)
        .orElseThrow(() -> Refusal.unprocessable("/resource", "is none that is in the collection"));
  }

  private static Refusal none() {
    return Refusal.notFound("correction");
  }
}
