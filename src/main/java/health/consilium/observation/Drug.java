package health.consilium.observation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What was given; midazolam is the active placebo of trials. */
public enum Drug implements Coded {
  @JsonProperty("ketamine")
  KETAMINE(1),
  @JsonProperty("esketamine")
  ESKETAMINE(2),
  @JsonProperty("midazolam")
  MIDAZOLAM(3),
  @JsonProperty("other")
  OTHER(4);

  private final int number;

  Drug(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
