package health.consilium.insight;

import health.consilium.access.Audit;
import health.consilium.access.Callers;
import health.consilium.access.ClinicNumber;
import health.consilium.access.Deed;
import health.consilium.observation.Instrument;
import health.consilium.observation.Instruments;
import health.consilium.observation.OutcomeRules;
import health.consilium.platform.http.Parameters;
import health.consilium.platform.idempotency.Attempt;
import health.consilium.platform.idempotency.Idempotency;
import health.consilium.platform.idempotency.IdempotencyKey;
import health.consilium.platform.idempotency.Reply;
import health.consilium.platform.paging.Cursors;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The network's releases: what they tell, and how the next one is made. */
@ApplicationScoped
class Releases {
  static final String LATEST = "latest";

  private static final String LISTING = "releases";
  private static final String RETRY_SECONDS = "60";
  private static final String PATH = "/v1/insights/releases";
  private static final int CREATED = 201;

  /** Several attempts, where consent is withdrawn meanwhile. */
  private static final Duration LONGEST = Duration.ofHours(2);

  private final Callers callers;
  private final Audit audit;
  private final Idempotency idempotency;
  private final ReleaseReading reading;
  private final Standings standings;
  private final Scores scores;
  private final ReleaseJob job;
  private final Cursors cursors;

  Releases(
      Callers callers,
      Audit audit,
      Idempotency idempotency,
      ReleaseReading reading,
      Standings standings,
      Scores scores,
      ReleaseJob job,
      Cursors cursors) {
    this.callers = callers;
    this.audit = audit;
    this.idempotency = idempotency;
    this.reading = reading;
    this.standings = standings;
    this.scores = scores;
    this.job = job;
    this.cursors = cursors;
  }

  /** What may be asked of each of them. */
  @Transactional
  Menu menu(Instruments instruments) {
    callers.admitted();
    return Menu.of(instruments);
  }

  /** All of them, newest first. */
  @Transactional
  Page<Release> list(PageQuery page) {
    callers.admitted();
    var before = page.position(cursors, LISTING).map(Integer::valueOf);
    return Page.cut(
        reading.list(before, page.limit()),
        page.limit(),
        last -> cursors.seal(LISTING, Integer.toString(last.number())));
  }

  /** The release of that id, or the latest. */
  @Transactional
  Release get(String release) {
    callers.admitted();
    return reading.find(id(release)).orElseThrow(Releases::none);
  }

  /** What it tells of a cell; the caller's clinic has it in its log. */
  @Transactional
  ReleasedResponse response(String release, ReleaseQuestion question) {
    OutcomeRules.of(question.instrument());
    callers.enterClinic(Deed.read("released-response"));
    return ReleasedResponse.of(
        question, reading.cell(id(release), question).orElseThrow(Releases::none));
  }

  /** Where the caller's clinic stands by it. */
  @Transactional
  ReleasedPercentile percentile(String release, ReleaseQuestion question) {
    OutcomeRules.of(question.instrument());
    var clinic = callers.enterClinic(Deed.read("released-percentile"));
    return ReleasedPercentile.of(
        question, standings.find(id(release), question.key(), clinic).orElseThrow(Releases::none));
  }

  /** What the network's patients scored by it; the caller's clinic has it in its log. */
  @Transactional
  ReleasedTrajectory trajectory(String release, Instrument scale, Treatment treatment) {
    OutcomeRules.of(scale);
    callers.enterClinic(Deed.read("released-trajectory"));
    return ReleasedTrajectory.of(
        scale, treatment, scores.find(id(release), scale, treatment).orElseThrow(Releases::none));
  }

  /**
   * Computes one now, once under that key. Its own transactions, one for each table, are inside of
   * the one that has the key; only what was made is in the network's log.
   *
   * @throws Refusal 409 while one is being computed, or when consent was withdrawn while this was;
   *     503 where no role for it is configured; 409, 422 as {@link Idempotency} says
   */
  Reply make(IdempotencyKey key) {
    return QuarkusTransaction.requiringNew()
        .timeout(Math.toIntExact(LONGEST.toSeconds()))
        .call(() -> once(key));
  }

  private Reply once(IdempotencyKey key) {
    var network = callers.enterNetworkAndTellLater();
    var attempt = new Attempt(key.value(), callers.current().client(), "POST " + PATH, Map.of());
    return idempotency.once(attempt, () -> new Idempotency.Creation(made(network)));
  }

  private Reply made(ClinicNumber network) {
    if (!job.isPossible()) {
      throw new Refusal(
          ProblemCode.UNAVAILABLE, "The database's role that computes releases is not configured.");
    }
    var id = job.release().orElseThrow(Releases::busy);
    var made = reading.find(Optional.of(id)).orElseThrow();
    audit.record(network, Deed.write("release", id));
    return new Reply(CREATED, made, PATH + "/" + id, null, false);
  }

  static Optional<UUID> id(String release) {
    return release.equals(LATEST)
        ? Optional.empty()
        : Optional.of(Parameters.uuid("release", release));
  }

  static Refusal none() {
    return Refusal.notFound("release");
  }

  private static Refusal busy() {
    return new Refusal(
            ProblemCode.CONFLICT,
            "A release is being computed already, or consent was withdrawn while it was: try again.")
        .with(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
  }
}
