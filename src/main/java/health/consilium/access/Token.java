package health.consilium.access;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A successful answer of the token endpoint (RFC 6749, 5.1).
 *
 * @param expiresIn seconds from now
 * @param scope the scopes granted, separated by spaces
 */
record Token(
    @JsonProperty("access_token") String accessToken,
    @JsonProperty("token_type") String tokenType,
    @JsonProperty("expires_in") long expiresIn,
    String scope) {

  @Override
  public String toString() {
    return "Token[…]";
  }
}
