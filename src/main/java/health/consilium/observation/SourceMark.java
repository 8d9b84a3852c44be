package health.consilium.observation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether an entry of a code list was read in a public source, or is still to be checked. */
public enum SourceMark {
  @JsonProperty("verified")
  VERIFIED,
  @JsonProperty("unverified")
  UNVERIFIED;

  static SourceMark of(CodeList.Line line) {
    return line.verified() ? VERIFIED : UNVERIFIED;
  }
}
