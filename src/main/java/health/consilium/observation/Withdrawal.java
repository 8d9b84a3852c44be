package health.consilium.observation;

import java.time.Instant;

/**
 * That the consent of a subject was withdrawn, and what was entered in error by that. A repeat is
 * answered by the same.
 *
 * @param withdrawnAt when it was told first
 * @param courses how many
 * @param sessions how many of them
 * @param observations how many in them
 * @param adverseEvents how many in them
 */
public record Withdrawal(
    Instant withdrawnAt, int courses, int sessions, int observations, int adverseEvents) {
  static Withdrawal of(Instant at, Retractions.Count count) {
    return new Withdrawal(
        at, count.courses(), count.sessions(), count.observations(), count.adverseEvents());
  }

  int rows() {
    return courses + sessions + observations + adverseEvents;
  }
}
