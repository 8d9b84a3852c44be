package health.consilium.access;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a client is told once, when it is made.
 *
 * @param clientId its id
 * @param clientSecret its secret, which is stored nowhere
 * @param scope the scopes its tokens may have, separated by spaces
 */
public record Credentials(
    @JsonProperty("client_id") String clientId,
    @JsonProperty("client_secret") String clientSecret,
    String scope) {
  @Override
  public String toString() {
    return "Credentials[clientId=" + clientId + "]";
  }
}
