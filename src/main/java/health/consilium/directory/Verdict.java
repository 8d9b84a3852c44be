package health.consilium.directory;

import com.fasterxml.jackson.annotation.JsonProperty;
import health.consilium.access.Deed;

/** What a judge may say of a report. */
public enum Verdict {
  /** It is right. */
  @JsonProperty("accepted")
  ACCEPTED(CorrectionStatus.ACCEPTED, Deed.Action.ACCEPT),
  /** It is wrong. */
  @JsonProperty("rejected")
  REJECTED(CorrectionStatus.REJECTED, Deed.Action.REJECT);

  private final CorrectionStatus status;
  private final Deed.Action action;

  Verdict(CorrectionStatus status, Deed.Action action) {
    this.status = status;
    this.action = action;
  }

  /** What the report is from then on. */
  CorrectionStatus status() {
    return status;
  }

  /** How the audit log calls it. */
  Deed.Action action() {
    return action;
  }
}
