package health.consilium.directory;

import health.consilium.access.Caller;
import health.consilium.access.Scope;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;

/**
 * Who writes.
 *
 * @param keeper for whom: what is created becomes theirs
 * @param client the id of the client
 * @param admin whether the client runs the network, and may write everything
 */
record Author(Keeper keeper, String client, boolean admin) {
  /** The service itself, which nobody called. */
  static final Author SERVICE = new Author(Keeper.NETWORK, "consilium", true);

  /**
   * @throws Refusal 403 when the caller has neither a clinic nor the network
   */
  static Author of(Caller caller) {
    boolean admin = caller.scopes().contains(Scope.NETWORK_ADMIN);
    if (!admin && caller.clinic().isEmpty()) {
      throw refused("The caller belongs to no clinic.");
    }
    return new Author(new Keeper(caller.clinic().orElse(null)), caller.client(), admin);
  }

  /** What a resource is when they stand by it. */
  VerificationStatus standing() {
    return admin ? VerificationStatus.VALIDATED : VerificationStatus.ATTESTED;
  }

  /** Whether it may write what somebody keeps: it is the keeper's, or runs the network. */
  boolean hasRightOver(Keeper other) {
    return admin || keeper.equals(other);
  }

  /**
   * @throws Refusal 403 unless it is the keeper's, or runs the network
   */
  void requireRightOver(Keeper other) {
    if (!hasRightOver(other)) {
      throw refused(
          "Another clinic keeps this, or the network does: only its keeper may write it.");
    }
  }

  private static Refusal refused(String detail) {
    return new Refusal(ProblemCode.FORBIDDEN, detail);
  }
}
