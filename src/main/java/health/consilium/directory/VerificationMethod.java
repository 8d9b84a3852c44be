package health.consilium.directory;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How somebody made sure that a resource is right. */
public enum VerificationMethod {
  /** From their own knowledge. */
  @JsonProperty("self")
  SELF,
  @JsonProperty("phone")
  PHONE,
  @JsonProperty("email")
  EMAIL,
  @JsonProperty("website")
  WEBSITE,
  @JsonProperty("visit")
  VISIT,
  /** With whoever issued it, such as a licensing board. */
  @JsonProperty("primary-source")
  PRIMARY_SOURCE
}
