package health.consilium.observation;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whose consent is withdrawn.
 *
 * @param subject the clinic's id for the patient, as its courses name it
 */
public record NewWithdrawal(@Schema(writeOnly = true) UUID subject) {
  /** Without the subject, since this may reach a log. */
  @Override
  public String toString() {
    return "NewWithdrawal[…]";
  }
}
