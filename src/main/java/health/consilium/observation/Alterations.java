package health.consilium.observation;

import health.consilium.access.Callers;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Alterations by the caller of this request, now. */
@Singleton
class Alterations {
  private final Callers callers;
  private final Clock clock;

  Alterations(Callers callers, Clock clock) {
    this.callers = callers;
    this.clock = clock;
  }

  Alteration because(ChangeReason reason) {
    var now = clock.instant();
    return new Alteration(reason, now, callers.current().client());
  }
}
