package health.consilium.observation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of an adverse event, as in FHIR. */
public enum EventOutcome implements Coded {
  @JsonProperty("resolved")
  RESOLVED(1),
  @JsonProperty("recovering")
  RECOVERING(2),
  @JsonProperty("ongoing")
  ONGOING(3),
  @JsonProperty("resolved-with-sequelae")
  RESOLVED_WITH_SEQUELAE(4),
  @JsonProperty("fatal")
  FATAL(5),
  @JsonProperty("unknown")
  UNKNOWN(6);

  private final int number;

  EventOutcome(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }

  /** Of an unknown outcome nobody knows. */
  boolean goesOn() {
    return this == ONGOING || this == RECOVERING;
  }
}
