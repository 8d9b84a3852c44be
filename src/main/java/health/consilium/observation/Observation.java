package health.consilium.observation;

import health.consilium.platform.http.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An observation as it is stored.
 *
 * @param version 1 for what was posted
 * @param course whose it is
 * @param session the administration it belongs to
 * @param effectiveAt when it was observed
 * @param method how it was observed, as its sender tells it
 * @param reason why this version replaced the one before it; absent in the first
 * @param recordedAt when this version was received
 * @param derived what follows from it and from its course now; absent where nothing does
 * @param warnings what its sender may want to look at again
 */
public record Observation(
    UUID id,
    int version,
    UUID course,
    @Nullable UUID session,
    Coding code,
    ObservationValue value,
    Instant effectiveAt,
    @Nullable String method,
    ObservationStatus status,
    @Nullable ChangeReason reason,
    Instant recordedAt,
    @Nullable Derived derived,
    List<Warning> warnings)
    implements Versioned {
  /** Whether it is entered in error. */
  public boolean wasRetracted() {
    return status == ObservationStatus.ENTERED_IN_ERROR;
  }
}
