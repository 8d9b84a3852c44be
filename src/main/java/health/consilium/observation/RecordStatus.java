package health.consilium.observation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a record stands. */
public enum RecordStatus implements Coded {
  @JsonProperty("active")
  ACTIVE(1),
  /** Retracted: it is in no list and in no figure, and is read by its id alone. */
  @JsonProperty("entered-in-error")
  ENTERED_IN_ERROR(2);

  private final int number;

  RecordStatus(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
