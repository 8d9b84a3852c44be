package health.consilium.directory;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who stands by a resource, in the words of FHIR's VerificationResult. */
public enum VerificationStatus {
  /** Nobody yet. */
  @JsonProperty("unverified")
  UNVERIFIED,
  /** Its keeper. */
  @JsonProperty("attested")
  ATTESTED,
  /** The network. */
  @JsonProperty("validated")
  VALIDATED,
  /** Nobody any more: it was reported to be wrong, and rightly so. */
  @JsonProperty("req-revalid")
  REQ_REVALID
}
