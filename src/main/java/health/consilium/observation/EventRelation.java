package health.consilium.observation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far the drug is held to have caused an adverse event: the attributions of CTCAE. */
public enum EventRelation implements Coded {
  @JsonProperty("unrelated")
  UNRELATED(1),
  @JsonProperty("unlikely")
  UNLIKELY(2),
  @JsonProperty("possible")
  POSSIBLE(3),
  @JsonProperty("probable")
  PROBABLE(4),
  @JsonProperty("definite")
  DEFINITE(5);

  private final int number;

  EventRelation(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
