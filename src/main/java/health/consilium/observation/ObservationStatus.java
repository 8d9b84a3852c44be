package health.consilium.observation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far an observation is settled when it is posted. */
public enum ObservationStatus implements Coded {
  @JsonProperty("preliminary")
  PRELIMINARY(1),
  @JsonProperty("final")
  FINAL(2);

  private final int number;

  ObservationStatus(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
