package health.consilium.intake;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far an import has come. */
public enum ImportState {
  /** The file is being sent, read and checked; nothing of it is in the directory. */
  @JsonProperty("receiving")
  RECEIVING,
  /** The file was read to its end and is being taken over. */
  @JsonProperty("applying")
  APPLYING,
  /** All of it is in the directory, but for the rows that were rejected. */
  @JsonProperty("completed")
  COMPLETED,
  /** The file itself is wrong; nothing of it is in the directory. */
  @JsonProperty("failed")
  FAILED;

  boolean isLast() {
    return this == COMPLETED || this == FAILED;
  }
}
