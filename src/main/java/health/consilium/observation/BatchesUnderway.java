package health.consilium.observation;

import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many batches are read or stored now: so many in all, and of one clinic fewer. */
@Singleton
class BatchesUnderway {
  private static final String RETRY_SECONDS = "10";

  /** One of them, until it is closed. */
  interface Underway extends AutoCloseable {
    @Override
    void close();
  }

  private final int most;
  private final int mostOfAClinic;
  private final Map<Optional<UUID>, Integer> byClinic = new HashMap<>();
  private int all;

  BatchesUnderway(
      @ConfigProperty(name = "consilium.observations.batches") int most,
      @ConfigProperty(name = "consilium.observations.batches-of-a-clinic") int mostOfAClinic) {
    this.most = most;
    this.mostOfAClinic = mostOfAClinic;
  }

  /**
   * Counts one more.
   *
   * @throws Refusal 503 when there are too many
   */
  synchronized Underway begin(Optional<UUID> clinic) {
    if (all >= most) {
      throw busy("Too many batches are underway: try again.");
    }
    if (byClinic.getOrDefault(clinic, 0) >= mostOfAClinic) {
      throw busy("%d batches of the clinic are underway: try again.".formatted(mostOfAClinic));
    }
    all++;
    byClinic.merge(clinic, 1, Integer::sum);
    return () -> end(clinic);
  }

  private synchronized void end(Optional<UUID> clinic) {
    all--;
    byClinic.computeIfPresent(clinic, (_, count) -> count == 1 ? null : count - 1);
  }

  static Refusal busy(String detail) {
    return new Refusal(ProblemCode.UNAVAILABLE, detail)
        .with(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
  }
}
