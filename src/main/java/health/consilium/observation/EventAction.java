package health.consilium.observation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What was done with the drug because of an adverse event (ICH E2B). */
public enum EventAction implements Coded {
  /** The dose was not changed. */
  @JsonProperty("none")
  NONE(1),
  @JsonProperty("dose-reduced")
  DOSE_REDUCED(2),
  @JsonProperty("dose-interrupted")
  DOSE_INTERRUPTED(3),
  @JsonProperty("drug-withdrawn")
  DRUG_WITHDRAWN(4),
  @JsonProperty("not-applicable")
  NOT_APPLICABLE(5),
  @JsonProperty("unknown")
  UNKNOWN(6);

  private final int number;

  EventAction(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
