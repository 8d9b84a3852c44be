package health.consilium.observation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Age in years at the first dose, in decades: a birth date is never accepted. */
public enum AgeBand implements Coded {
  @JsonProperty("18-29")
  FROM_18_TO_29(1),
  @JsonProperty("30-39")
  FROM_30_TO_39(2),
  @JsonProperty("40-49")
  FROM_40_TO_49(3),
  @JsonProperty("50-59")
  FROM_50_TO_59(4),
  @JsonProperty("60-69")
  FROM_60_TO_69(5),
  @JsonProperty("70-79")
  FROM_70_TO_79(6),
  @JsonProperty("80-89")
  FROM_80_TO_89(7),
  @JsonProperty("90+")
  FROM_90(8);

  private final int number;

  AgeBand(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
