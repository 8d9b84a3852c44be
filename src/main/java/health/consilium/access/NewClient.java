package health.consilium.access;

import health.consilium.platform.problem.Refusal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A client that is to call for a clinic.
 *
 * @param kind the clinic's software, or a clinician; an admin is of no clinic
 * @param clientId the subject of its tokens, 1 to 255 characters, where an external issuer gives
 *     them; absent where this service does
 */
record NewClient(
    @Schema(enumeration = {"system", "person"}) ClientKind kind, @Nullable String clientId) {
  private static final int LONGEST = 255;

  NewClient {
    if (kind == ClientKind.ADMIN) {
      throw new Refusal.Invalid("kind", "must be system or person: an admin belongs to no clinic");
    }
    if (clientId != null && (clientId.isBlank() || clientId.length() > LONGEST)) {
      throw new Refusal.Invalid("clientId", "must have 1 to 255 characters");
    }
  }
}
