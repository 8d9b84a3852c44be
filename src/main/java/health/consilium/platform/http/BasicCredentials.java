package health.consilium.platform.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A name and a password, as HTTP Basic sends them (RFC 7617). */
public record BasicCredentials(String name, String password) {
  private static final String SCHEME = "Basic ";

  /** Those of an Authorization header; none where it is absent, or no such header. */
  public static Optional<BasicCredentials> of(@Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(authorization.substring(SCHEME.length()).strip());
      String[] pair = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
      return pair.length == 2
          ? Optional.of(new BasicCredentials(pair[0], pair[1]))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Without the password, since this may reach a log. */
  @Override
  public String toString() {
    return "BasicCredentials[" + name + "]";
  }
}
