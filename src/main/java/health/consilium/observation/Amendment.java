package health.consilium.observation;

import health.consilium.platform.problem.Refusal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An observation as it should have been posted, to take the place of the version that If-Match
 * names.
 *
 * @param course the one it was posted to: an observation never moves to another
 * @param session the administration it belongs to, one of the course's
 * @param code of the list of instruments
 * @param effectiveAt when it was observed
 * @param method how it was observed: a code of the clinic's, never a free text
 * @param status amended or corrected once it was final; until then preliminary or final
 * @param reason why it is changed
 */
@Schema(name = "ObservationAmendment")
public record Amendment(
    UUID course,
    @Nullable UUID session,
    Coding code,
    ObservationValue value,
    Instant effectiveAt,
    @Schema(pattern = "^" + NewObservation.CODE + "$", examples = "madrs-24hr")
        @Nullable String method,
    ObservationStatus status,
    ChangeReason reason) {
  public Amendment {
    NewObservation.requireCode(method);
    if (status == ObservationStatus.ENTERED_IN_ERROR) {
      throw new Refusal.Invalid("status", "is what DELETE makes of an observation");
    }
  }

  /** The same as it would be posted. */
  NewObservation of(UUID id) {
    return new NewObservation(id, course, session, code, value, effectiveAt, method, status);
  }
}
