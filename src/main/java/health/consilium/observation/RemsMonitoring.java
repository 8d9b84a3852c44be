package health.consilium.observation;

import health.consilium.platform.problem.Refusal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the monitoring form of the esketamine REMS asks to be answered by yes or no; whatever is
 * missing is named by a warning. Blood pressures are posted as observations of the session.
 *
 * @param vitalSignsBefore whether vital signs were acceptable before administration
 * @param vitalSignsAfter whether they were before monitoring ended
 * @param sedation whether there was any
 * @param dissociation whether there was any
 * @param respiratoryDepression whether there was any
 * @param seriousAdverseEvent whether there was any; it is also posted as an adverse event
 * @param readyToLeaveMinutes when the patient was ready to leave, after administration
 */
public record RemsMonitoring(
    @Nullable Boolean vitalSignsBefore,
    @Nullable Boolean vitalSignsAfter,
    @Nullable Boolean sedation,
    @Nullable Boolean dissociation,
    @Nullable Boolean respiratoryDepression,
    @Nullable Boolean seriousAdverseEvent,
    @Schema(minimum = "0", maximum = "1440") @Nullable Integer readyToLeaveMinutes) {
  public RemsMonitoring {
    if (readyToLeaveMinutes != null
        && (readyToLeaveMinutes < 0 || readyToLeaveMinutes > NewSession.MINUTES_OF_DAY)) {
      throw new Refusal.Invalid("readyToLeaveMinutes", "must lie between 0 and 1440");
    }
  }
}
