package health.consilium.insight;

import health.consilium.access.Callers;
import health.consilium.access.ClinicNumber;
import health.consilium.access.Deed;
import health.consilium.insight.disclosure.Policy;
import health.consilium.insight.disclosure.Slice;
import health.consilium.observation.Drug;
import health.consilium.observation.Route;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** What releases tell of adverse events: to everybody, and more of it to who looks after safety. */
@ApplicationScoped
class NetworkSafety {
  private final Callers callers;
  private final ReleaseReading reading;
  private final OwnEvents own;
  private final SignalReading signals;

  NetworkSafety(Callers callers, ReleaseReading reading, OwnEvents own, SignalReading signals) {
    this.callers = callers;
    this.reading = reading;
    this.own = own;
    this.signals = signals;
  }

  /** To how many it happened; the caller's clinic has it in its log. */
  @Transactional
  ReleasedSafety events(String release, SafetyQuestion question) {
    var clinic = callers.enterClinic(Deed.read("released-safety"));
    var found =
        reading.find(Releases.id(release), question.key(), Slice.ALL).orElseThrow(Releases::none);
    var cell = ReleasedEvents.of(found);
    return ReleasedSafety.of(
        question, found.release(), cell, funnel(clinic, question, found, cell).orElse(null));
  }

  private Optional<Funnel> funnel(
      ClinicNumber clinic,
      SafetyQuestion question,
      ReleaseReading.Found found,
      ReleasedEvents cell) {
    var shown = cell.shown();
    if (shown == null) {
      return Optional.empty();
    }
    return own.of(clinic, question, found.since())
        .map(ours -> Funnel.of(ours, new Proportion(shown.withEvent(), shown.patients())));
  }

  /** The signals of the newest release; the network's log has who read them. */
  @Transactional
  SafetySignalReport signals(Drug drug, Route route) {
    callers.enterNetwork(Deed.read("safety-signal"));
    var release = reading.find(Optional.empty()).orElseThrow(Releases::none);
    return new SafetySignalReport(
        release,
        drug,
        route,
        EventDraft.FEWEST_CASES,
        Policy.CURRENT.patients(),
        signals.list(release.number(), drug, route));
  }
}
