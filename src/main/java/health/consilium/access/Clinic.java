package health.consilium.access;

import health.consilium.platform.http.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tenant: a clinic that posts and reads its own observations.
 *
 * @param id names it in the API and in tokens
 * @param version 1 for what was opened, one more with each change
 * @param name what it is called
 * @param state USPS code of the state or territory it works in
 * @param suspended whether its clients are refused
 * @param openedAt when it joined
 * @param suspendedAt since when its clients are refused; absent when they are not
 */
public record Clinic(
    UUID id,
    int version,
    String name,
    String state,
    boolean suspended,
    Instant openedAt,
    @Nullable Instant suspendedAt)
    implements Versioned {

  /** What of it can be changed, as it is now. */
  ClinicChange unchanged() {
    return new ClinicChange(name, state, suspended);
  }
}
