package health.consilium.observation;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How far an observation is settled, as in FHIR: posted as preliminary or final, then perhaps
 * amended or corrected, and in the end perhaps retracted.
 */
public enum ObservationStatus implements Coded {
  @JsonProperty("preliminary")
  PRELIMINARY(1),
  @JsonProperty("final")
  FINAL(2),
  /** Changed after it was final: something was added. */
  @JsonProperty("amended")
  AMENDED(3),
  /** Changed after it was final: something in it was wrong. */
  @JsonProperty("corrected")
  CORRECTED(4),
  /** Retracted: it is in no list that does not ask for it, and in no figure. */
  @JsonProperty("entered-in-error")
  ENTERED_IN_ERROR(5);

  private final int number;

  ObservationStatus(int number) {
    this.number = number;
  }

  /** Whether it may be posted so. */
  boolean isFirst() {
    return this == PRELIMINARY || this == FINAL;
  }

  /** Whether a put version may follow on one of this status: what was final stays settled. */
  boolean mayBecome(ObservationStatus next) {
    return this == PRELIMINARY ? next.isFirst() : next == AMENDED || next == CORRECTED;
  }

  @Override
  public int number() {
    return number;
  }
}
