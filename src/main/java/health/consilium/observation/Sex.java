package health.consilium.observation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Administrative gender, as FHIR calls and codes it. */
public enum Sex implements Coded {
  @JsonProperty("female")
  FEMALE(1),
  @JsonProperty("male")
  MALE(2),
  @JsonProperty("other")
  OTHER(3),
  @JsonProperty("unknown")
  UNKNOWN(4);

  private final int number;

  Sex(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
