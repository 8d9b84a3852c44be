package health.consilium.observation;

import health.consilium.access.Visit;
import health.consilium.platform.idempotency.Claim;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A single observation and who posts it, until it is answered.
 *
 * @param claim to the key under which it may be repeated; none when it has none
 */
record Post(Visit visit, Posting posting, Optional<Claim> claim) {
  UUID id() {
    return posting.body().id();
  }

  /** As tokens call it. */
  UUID clinic() {
    return visit.clinic();
  }

  /** What no two posts of one statement may have in common. */
  Stream<String> names() {
    return Stream.concat(Stream.of(clinic() + " " + id()), claim.map(Claim::id).stream());
  }
}
