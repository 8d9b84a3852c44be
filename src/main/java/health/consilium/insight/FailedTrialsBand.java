package health.consilium.insight;

import com.fasterxml.jackson.annotation.JsonProperty;
import health.consilium.observation.Coded;

/** How many adequate antidepressant trials failed before; from two on, depression is resistant. */
public enum FailedTrialsBand implements Coded {
  @JsonProperty("0-1")
  UP_TO_ONE(1),
  @JsonProperty("2")
  TWO(2),
  @JsonProperty("3-4")
  THREE_OR_FOUR(3),
  @JsonProperty("5+")
  FROM_FIVE(4);

  private final int number;

  FailedTrialsBand(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
