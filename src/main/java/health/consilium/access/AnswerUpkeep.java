package health.consilium.access;

import health.consilium.platform.idempotency.Idempotency;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/**
 * Forgets the answers that are older than requests may be repeated, each clinic's in its own scope.
 * Every replica does; what one has forgotten the others do not find.
 */
@ApplicationScoped
class AnswerUpkeep {
  private static final int AT_ONCE = 1_000;

  private final ClinicRow.Queries clinics;
  private final Admission admission;
  private final Idempotency idempotency;

  AnswerUpkeep(ClinicRow.Queries clinics, Admission admission, Idempotency idempotency) {
    this.clinics = clinics;
    this.admission = admission;
    this.idempotency = idempotency;
  }

  /** Forgets all that may be. */
  @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void forget() {
    scopes().forEach(this::forget);
  }

  private List<ClinicNumber> scopes() {
    var numbers = QuarkusTransaction.requiringNew().call(clinics::numbers);
    return Stream.concat(Stream.of(ClinicNumber.NETWORK), numbers.stream().map(ClinicNumber::new))
        .toList();
  }

  private void forget(ClinicNumber clinic) {
    int forgotten = AT_ONCE;
    while (forgotten == AT_ONCE) {
      forgotten = QuarkusTransaction.requiringNew().call(() -> forgetSome(clinic));
    }
  }

  private int forgetSome(ClinicNumber clinic) {
    admission.enter(clinic);
    return idempotency.forget(AT_ONCE);
  }
}
