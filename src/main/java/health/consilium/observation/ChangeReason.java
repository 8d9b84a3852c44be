package health.consilium.observation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why something that was stored is changed or retracted. */
public enum ChangeReason implements Coded {
  @JsonProperty("wrong-patient")
  WRONG_PATIENT(1),
  @JsonProperty("wrong-value")
  WRONG_VALUE(2),
  @JsonProperty("wrong-time")
  WRONG_TIME(3),
  @JsonProperty("duplicate")
  DUPLICATE(4),
  /** For all of a patient's rows at once see {@code POST /v1/subjects/withdraw}. */
  @JsonProperty("consent-withdrawn")
  CONSENT_WITHDRAWN(5),
  @JsonProperty("other")
  OTHER(6);

  private final int number;

  ChangeReason(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
