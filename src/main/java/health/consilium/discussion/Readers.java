package health.consilium.discussion;

import health.consilium.access.Audit;
import health.consilium.access.Caller;
import health.consilium.access.Callers;
import health.consilium.access.ClinicNumber;
import health.consilium.access.Deed;
import health.consilium.access.Scope;
import jakarta.inject.Singleton;

/** Lets the caller of this request in: a clinic's for its clinic, a moderator for the network. */
@Singleton
class Readers {
  private final Callers callers;

  Readers(Callers callers) {
    this.callers = callers;
  }

  Reader entering(Deed deed) {
    return reader(callers.enter(deed));
  }

  /** The same where {@link Audit#record} is told what was done, before the transaction ends. */
  Reader entering() {
    return reader(callers.enterAndTellLater());
  }

  /** Whoever has proved otherwise than by this request's token who they are: a clinic's. */
  Reader entering(Caller owner, Deed deed) {
    return new Reader(callers.enterClinic(owner, deed), owner.client(), false);
  }

  /** A person of a clinic, who may write. {@link Audit#record} must be told what was written. */
  Reader writer() {
    return reader(callers.enterClinicAsPerson());
  }

  /** Who moderates. {@link Audit#record} must be told what was done. */
  Reader moderator() {
    return reader(callers.enterNetworkAndTellLater());
  }

  private Reader reader(ClinicNumber number) {
    var caller = callers.current();
    boolean moderates = caller.clinic().isEmpty() && caller.scopes().contains(Scope.MODERATE);
    return new Reader(number, caller.client(), moderates);
  }
}
