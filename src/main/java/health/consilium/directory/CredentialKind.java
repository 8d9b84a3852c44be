package health.consilium.directory;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a credential is. */
public enum CredentialKind {
  @JsonProperty("state-licence")
  STATE_LICENCE,
  @JsonProperty("dea")
  DEA,
  @JsonProperty("board")
  BOARD,
  @JsonProperty("society")
  SOCIETY,
  @JsonProperty("rems")
  REMS
}
