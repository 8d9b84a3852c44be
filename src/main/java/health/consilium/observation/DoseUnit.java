package health.consilium.observation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Of a dose, in UCUM. */
public enum DoseUnit implements Coded {
  @JsonProperty("mg")
  MG(1),
  /** Of the patient's weight, which is not told. */
  @JsonProperty("mg/kg")
  MG_PER_KG(2);

  private final int number;

  DoseUnit(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
