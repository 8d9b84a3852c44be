package health.consilium.insight.disclosure;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the patients of a table may be told apart by: one at a time, so that none is singled out.
 */
public enum Dimension {
  @JsonProperty("ageBand")
  AGE_BAND(1, 8),
  @JsonProperty("sex")
  SEX(2, 4),
  @JsonProperty("failedTrials")
  FAILED_TRIALS(3, 4),
  @JsonProperty("division")
  DIVISION(4, 10);

  private final int number;
  private final int categories;

  Dimension(int number, int categories) {
    this.number = number;
    this.categories = categories;
  }

  /** Every patient is in exactly one of so many, which count from 1. */
  public int categories() {
    return categories;
  }

  /** Its number in tables, where 0 stands for all patients. */
  public int number() {
    return number;
  }
}
