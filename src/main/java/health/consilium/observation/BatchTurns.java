package health.consilium.observation;

import health.consilium.platform.problem.Refusal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * In which turn batches are stored: of all so few at once that single posts have connections left,
 * and of a clinic one, since a second would hold a connection only to wait for the same courses.
 */
@Singleton
class BatchTurns {
  private final Permits writers;

  /** Of each clinic that has sent a batch since the start. */
  private final Map<UUID, Permits> byClinic = new ConcurrentHashMap<>();

  BatchTurns(@ConfigProperty(name = "consilium.observations.batch-writers") int mostWriters) {
    this.writers = new Permits(mostWriters, BatchesUnderway::busy);
  }

  /**
   * Stores, when it is the clinic's turn and then its own.
   *
   * @param patience how long it waits for each
   * @throws Refusal 503 when it has waited so long
   */
  <T> T await(UUID clinic, Duration patience, Supplier<T> storing) {
    var ofClinic = byClinic.computeIfAbsent(clinic, _ -> new Permits(1, BatchesUnderway::busy));
    return ofClinic.holding(patience, () -> writers.holding(patience, storing));
  }
}
