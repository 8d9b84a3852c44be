package health.consilium.observation;

import health.consilium.platform.problem.Refusal;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An observation as a clinic posts it.
 *
 * @param id chosen by the clinic, UUIDv7 advised: the same id and body may be posted again
 * @param course one of the clinic's own
 * @param session the administration it belongs to, one of the course's
 * @param code of the list of instruments
 * @param effectiveAt when it was observed
 * @param method how it was observed: a code of the clinic's, never a free text
 */
public record NewObservation(
    UUID id,
    UUID course,
    @Nullable UUID session,
    Coding code,
    ObservationValue value,
    Instant effectiveAt,
    @Schema(pattern = "^" + NewObservation.CODE + "$", examples = "madrs-24hr")
        @Nullable String method,
    ObservationStatus status) {
  static final String CODE = "[a-z][a-z0-9-]{0,39}";
  private static final Pattern METHOD = Pattern.compile(CODE);
  private static final String RULE =
      "must be a code of 1 to 40 characters: a to z first, then also 0 to 9 and -";

  public NewObservation {
    requireCode(method);
  }

  /**
   * Refuses a method that is no code, or could identify a person.
   *
   * @throws Refusal to be placed by whoever reads the body
   */
  static void requireCode(@Nullable String method) {
    if (method != null) {
      PlainCode.require(method, METHOD, "method", RULE);
    }
  }
}
