package health.consilium.insight;

import com.fasterxml.jackson.annotation.JsonProperty;
import health.consilium.observation.Coded;

/**
 * How much was given in a session: in mg/kg of body weight, or in mg where the weight does not
 * matter.
 */
public enum DoseBand implements Coded {
  @JsonProperty("below 0.4 mg/kg")
  BELOW_0_4_PER_KG(1),
  @JsonProperty("0.4-0.6 mg/kg")
  FROM_0_4_TO_0_6_PER_KG(2),
  @JsonProperty("above 0.6 to 1 mg/kg")
  TO_1_PER_KG(3),
  @JsonProperty("above 1 mg/kg")
  ABOVE_1_PER_KG(4),
  @JsonProperty("below 56 mg")
  BELOW_56(5),
  @JsonProperty("56 mg")
  OF_56(6),
  @JsonProperty("above 56 to 84 mg")
  TO_84(7),
  @JsonProperty("above 84 mg")
  ABOVE_84(8);

  private final int number;

  DoseBand(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
