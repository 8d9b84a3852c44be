package health.consilium.discussion;

import health.consilium.access.ClinicNumber;
import health.consilium.platform.sql.Conditions;

/**
 * Who reads.
 *
 * @param clinic in whose scope the transaction is; the network's own for a moderator
 * @param client the subject of the token
 * @param moderates whether all posts are seen, in whatever state
 */
record Reader(ClinicNumber clinic, String client, boolean moderates) {

  boolean wrote(int authorsClinic, String authorsClient) {
    return clinic.value() == authorsClinic && client.equals(authorsClient);
  }

  /** Leaves of the posts {@code p} by authors {@code a} those of which the reader may know. */
  Conditions maySee(Conditions conditions) {
    return moderates
        ? conditions
        : conditions.and(
            "(p.shown_at is not null or (a.clinic_number = ? and a.client = ?))",
            clinic.value(),
            client);
  }

  /**
   * Leaves of the posts {@code p} those that the reader may find by what they say. What was
   * retracted says nothing, so it lacks any word that is excluded.
   */
  Conditions mayFind(Conditions conditions) {
    return conditions.and(moderates ? "p.state <> 'retracted'" : "p.state = 'shown'");
  }

  /** Whether the reader may read what a post says that is in that state. */
  boolean mayRead(PostState state, boolean own) {
    return state == PostState.SHOWN || own || moderates;
  }
}
