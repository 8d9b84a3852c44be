package health.consilium.insight;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the arms of an answer differ in. */
public enum ComparedBy {
  @JsonProperty("drug")
  DRUG("drug"),
  @JsonProperty("route")
  ROUTE("route"),
  @JsonProperty("failedTrials")
  FAILED_TRIALS("failed_trials");

  private final String column;

  ComparedBy(String column) {
    this.column = column;
  }

  /** Its column in the views that are counted by it. */
  String column() {
    return column;
  }
}
