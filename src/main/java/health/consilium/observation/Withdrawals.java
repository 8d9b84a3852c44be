package health.consilium.observation;

import health.consilium.access.Audit;
import health.consilium.access.Callers;
import health.consilium.access.ClinicNumber;
import health.consilium.access.Deed;
import health.consilium.platform.problem.Fault;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Withdrawals of consent: whatever a clinic keeps of a subject is entered in error, for ever. */
@ApplicationScoped
class Withdrawals {
  private final WithdrawalTable table;
  private final CourseTable courses;
  private final Retractions retractions;
  private final Alterations alterations;
  private final Pseudonyms pseudonyms;
  private final Callers callers;
  private final Audit audit;

  Withdrawals(
      WithdrawalTable table,
      CourseTable courses,
      Retractions retractions,
      Alterations alterations,
      Pseudonyms pseudonyms,
      Callers callers,
      Audit audit) {
    this.table = table;
    this.courses = courses;
    this.retractions = retractions;
    this.alterations = alterations;
    this.pseudonyms = pseudonyms;
    this.callers = callers;
    this.audit = audit;
  }

  /**
   * Withdraws the subject, of whom the clinic need not have anything yet; again changes nothing.
   */
  @Transactional
  Withdrawal withdraw(UUID subject) {
    var clinic = callers.enterClinicAndTellLater(callers.current());
    var pseudonym = pseudonyms.of(subject);
    table.lock(clinic, pseudonym);
    var withdrawal = table.find(clinic, pseudonym).orElseGet(() -> withdraw(clinic, pseudonym));
    audit.record(clinic, Deed.withdraw("subject", withdrawal.rows()));
    return withdrawal;
  }

  private Withdrawal withdraw(ClinicNumber clinic, Digest pseudonym) {
    var why = alterations.because(ChangeReason.CONSENT_WITHDRAWN);
    var ids = courses.lockOf(clinic, pseudonym);
    var count = retractions.retract(clinic, why, ids.toArray(UUID[]::new));
    var withdrawal = Withdrawal.of(why.at(), count);
    table.insert(clinic, pseudonym, withdrawal, why.by());
    return withdrawal;
  }

  /**
   * Refuses what is put of a subject whose consent was withdrawn; until the transaction ends it
   * cannot be.
   */
  void requireConsent(ClinicNumber clinic, Digest pseudonym) {
    table.lock(clinic, pseudonym);
    if (table.find(clinic, pseudonym).isPresent()) {
      throw new Refusal(
          Fault.at(
              "/subject",
              ProblemCode.GONE,
              "The subject's consent was withdrawn: nothing more of it is taken."));
    }
  }
}
