package health.consilium.discussion;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a moderator steps in.
 *
 * @param reason for whom it concerns, 1 to 500 characters
 */
public record Grounds(@Schema(examples = "Asked and answered.") String reason) {
  public Grounds {
    Lengths.check("reason", reason, Lengths.REASON);
  }
}
