package health.consilium.observation;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of a synthetic patient, and what went wrong in them. Everything comes out of the
 * course's id, so that the patients themselves stay who they are.
 */
record DemoSessions(List<Session> sessions, List<AdverseEvent> events) {
  /**
   * What may go wrong in a session.
   *
   * @param perMille of the sessions
   */
  private record Risk(String term, int perMille) {}

  /** In the order of what is told of such treatments, and in no study's numbers. */
  private static final List<Risk> RISKS =
      List.of(
          new Risk("dissociation", 220),
          new Risk("sedation", 90),
          new Risk("dizziness", 60),
          new Risk("nausea", 55),
          new Risk("hypertension", 45),
          new Risk("headache", 40),
          new Risk("anxiety", 25),
          new Risk("vomiting", 12));

  private static final int SERIOUS_PER_MILLE = 1;
  private static final int MODERATE_PER_MILLE = 200;
  private static final int MILLE = 1_000;

  /** On which days after the first dose: twice a week for three weeks, esketamine for four. */
  private static final List<Integer> DAYS = List.of(0, 3, 7, 10, 14, 17, 21, 24);

  private static final int INDUCTION = 6;

  /** From the first session to the last. */
  static Duration induction(Drug drug) {
    return Duration.ofDays(DAYS.get(sessions(drug) - 1));
  }

  private static int sessions(Drug drug) {
    return drug == Drug.ESKETAMINE ? DAYS.size() : INDUCTION;
  }

  static DemoSessions of(DemoPatient patient, Instant now) {
    return new Maker(patient, now).made();
  }

  private static final class Maker {
    private final Random random;
    private final DemoPatient patient;
    private final Instant now;
    private final List<Session> sessions = new ArrayList<>();
    private final List<AdverseEvent> events = new ArrayList<>();

    Maker(DemoPatient patient, Instant now) {
      this.random = new Random(patient.course().getLeastSignificantBits());
      this.patient = patient;
      this.now = now;
    }

    DemoSessions made() {
      for (int i = 0; i < sessions(patient.treatment().drug()); i++) {
        var session =
            session(i + 1, patient.treatment().startedAt().plus(Duration.ofDays(DAYS.get(i))));
        sessions.add(session);
        RISKS.stream()
            .filter(risk -> happens(risk.perMille()))
            .forEach(risk -> events.add(mild(session, risk.term())));
        if (happens(SERIOUS_PER_MILLE)) {
          events.add(serious(session));
        }
      }
      return new DemoSessions(List.copyOf(sessions), List.copyOf(events));
    }

    private Session session(int number, Instant at) {
      int watched = isEsketamine() ? 120 : 60;
      var adjuncts = happens(150) ? Set.of(Adjunct.ANTIEMETIC) : Set.<Adjunct>of();
      var body =
          new NewSession(number, at, dose(number), duration(), adjuncts, watched, rems(watched));
      return body.session(id(), patient.course(), 1, now);
    }

    private Dose dose(int number) {
      return switch (patient.treatment().route()) {
        case IN -> new Dose(BigDecimal.valueOf(number == 1 ? 56 : 84), DoseUnit.MG);
        case IM -> new Dose(new BigDecimal("0.7"), DoseUnit.MG_PER_KG);
        case SL, PO -> new Dose(new BigDecimal("1.5"), DoseUnit.MG_PER_KG);
        case IV, SC -> new Dose(new BigDecimal("0.5"), DoseUnit.MG_PER_KG);
      };
    }

    private @Nullable Integer duration() {
      return patient.treatment().route() == Route.IV ? 40 : null;
    }

    private @Nullable RemsMonitoring rems(int watched) {
      return isEsketamine()
          ? new RemsMonitoring(true, true, happens(300), happens(500), false, false, watched)
          : null;
    }

    private AdverseEvent mild(Session session, String term) {
      int grade = happens(MODERATE_PER_MILLE) ? 2 : 1;
      var at = session.at().plus(Duration.ofMinutes(15 + random.nextInt(30)));
      return new NewAdverseEvent(
              id(),
              session.course(),
              session.id(),
              term,
              grade,
              Seriousness.NON_SERIOUS,
              Set.of(),
              EventRelation.PROBABLE,
              EventAction.NONE,
              EventOutcome.RESOLVED,
              at,
              at.plus(Duration.ofMinutes(20 + random.nextInt(60))),
              null)
          .event(1, now);
    }

    private AdverseEvent serious(Session session) {
      return new NewAdverseEvent(
              id(),
              session.course(),
              session.id(),
              "suicidal-ideation",
              3,
              Seriousness.SERIOUS,
              Set.of(SeriousnessCriterion.HOSPITALIZATION),
              EventRelation.UNLIKELY,
              EventAction.DOSE_INTERRUPTED,
              EventOutcome.RECOVERING,
              session.at().plus(Duration.ofHours(30)),
              null,
              null)
          .event(1, now);
    }

    private boolean isEsketamine() {
      return patient.treatment().drug() == Drug.ESKETAMINE;
    }

    private boolean happens(int perMille) {
      return random.nextInt(MILLE) < perMille;
    }

    private UUID id() {
      return DemoPatients.id(random);
    }
  }
}
