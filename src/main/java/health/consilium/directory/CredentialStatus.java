package health.consilium.directory;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a credential holds. */
public enum CredentialStatus {
  @JsonProperty("active")
  ACTIVE,
  @JsonProperty("expired")
  EXPIRED,
  @JsonProperty("suspended")
  SUSPENDED,
  @JsonProperty("revoked")
  REVOKED
}
