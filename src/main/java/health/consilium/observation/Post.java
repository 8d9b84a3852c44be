package health.consilium.observation;

import health.consilium.access.Visit;
import java.util.UUID;

/** A single observation and who posts it, until it is answered. */
record Post(Visit visit, Posting posting) {
  UUID id() {
    return posting.body().id();
  }
}
