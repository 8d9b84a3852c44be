package health.consilium.observation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What makes an adverse event serious (ICH E2A). */
public enum SeriousnessCriterion implements Coded {
  @JsonProperty("death")
  DEATH(1),
  @JsonProperty("life-threatening")
  LIFE_THREATENING(2),
  /** Begun or prolonged. */
  @JsonProperty("hospitalization")
  HOSPITALIZATION(3),
  @JsonProperty("disability")
  DISABILITY(4),
  @JsonProperty("congenital-anomaly")
  CONGENITAL_ANOMALY(5),
  /** Medically important otherwise. */
  @JsonProperty("other-important")
  OTHER_IMPORTANT(6);

  private final int number;

  SeriousnessCriterion(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
