package health.consilium.insight;

import health.consilium.access.Callers;
import health.consilium.access.Deed;
import health.consilium.observation.Instrument;
import health.consilium.observation.OutcomeRules;
import health.consilium.platform.http.Parameters;
import health.consilium.platform.paging.Cursors;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.UUID;

/** The network's releases: what they tell, and how the next one is made. */
@ApplicationScoped
class Releases {
  static final String LATEST = "latest";

  private static final String LISTING = "releases";
  private static final String RETRY_SECONDS = "60";

  private final Callers callers;
  private final ReleaseReading reading;
  private final Standings standings;
  private final Scores scores;
  private final ReleaseJob job;
  private final Cursors cursors;

  Releases(
      Callers callers,
      ReleaseReading reading,
      Standings standings,
      Scores scores,
      ReleaseJob job,
      Cursors cursors) {
    this.callers = callers;
    this.reading = reading;
    this.standings = standings;
    this.scores = scores;
    this.job = job;
    this.cursors = cursors;
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
   * Computes one now. Outside of a transaction, since it takes its own, one for each table.
   *
   * @throws Refusal 409 while one is being computed, 503 where no role for it is configured
   */
  Release make() {
    QuarkusTransaction.requiringNew().run(() -> callers.enterNetwork(Deed.write("release", 1)));
    if (!job.isPossible()) {
      throw new Refusal(
          ProblemCode.UNAVAILABLE, "The database's role that computes releases is not configured.");
    }
    var id = job.release().orElseThrow(Releases::busy);
    return reading.find(Optional.of(id)).orElseThrow();
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
    return new Refusal(ProblemCode.CONFLICT, "A release is being computed already.")
        .with(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
  }
}
