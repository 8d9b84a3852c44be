package health.consilium.observation;

import health.consilium.platform.problem.Refusal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which batches are read or stored now: so many in all, and of one clinic fewer. */
@Singleton
class BatchesUnderway {
  private static final Duration RETRY = Duration.ofSeconds(10);

  /** One of them, until it is closed. */
  final class Underway implements AutoCloseable {
    private final UUID clinic;

    private Underway(UUID clinic) {
      this.clinic = clinic;
    }

    @Override
    public void close() {
      end(this);
    }
  }

  private final int most;
  private final int mostOfAClinic;
  private final Set<Underway> all = new HashSet<>();

  BatchesUnderway(
      @ConfigProperty(name = "consilium.observations.batches") int most,
      @ConfigProperty(name = "consilium.observations.batches-of-a-clinic") int mostOfAClinic) {
    this.most = most;
    this.mostOfAClinic = mostOfAClinic;
  }

  /**
   * Adds one.
   *
   * @throws Refusal 503 when there are too many
   */
  synchronized Underway begin(UUID clinic) {
    if (all.size() >= most) {
      throw busy();
    }
    if (all.stream().filter(each -> each.clinic.equals(clinic)).count() >= mostOfAClinic) {
      throw busy("%d batches of the clinic are underway: try again.".formatted(mostOfAClinic));
    }
    var batch = new Underway(clinic);
    all.add(batch);
    return batch;
  }

  private synchronized void end(Underway batch) {
    all.remove(batch);
  }

  static Refusal busy() {
    return busy("Too many batches are underway: try again.");
  }

  static Refusal busy(String detail) {
    return Refusal.unavailable(detail, RETRY);
  }
}
