package health.consilium.observation;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something about a stored resource that its sender may want to look at again.
 *
 * @param detail for people; never a clinical value
 */
public record Warning(Code code, String detail) {
  /** What a warning is about. */
  @Schema(name = "WarningCode")
  public enum Code {
    /** The instrument asks about two weeks or more, and a dose was given within 48 hours before. */
    @JsonProperty("recall-window")
    RECALL_WINDOW,
    /** Plausible, but outside what is usual. */
    @JsonProperty("unusual-value")
    UNUSUAL_VALUE,
    /** Esketamine's REMS asks for it, and it was not told yet. */
    @JsonProperty("rems-incomplete")
    REMS_INCOMPLETE,
    /** The code stands on our list, but was not checked against its source. */
    @JsonProperty("unverified-code")
    UNVERIFIED_CODE
  }
}
