package health.consilium.insight;

/**
 * How often something went wrong.
 *
 * @param sessions in which it did, among all: several of one patient are alike, so the interval is
 *     rather too narrow
 * @param courses in which it did, in a session or not, among all that were enrolled
 */
public record EventRate(Rate sessions, Rate courses) {
  /** As often as that, had it never happened. */
  EventRate none() {
    return new EventRate(Rate.exact(0, sessions.of()), Rate.exact(0, courses.of()));
  }
}
