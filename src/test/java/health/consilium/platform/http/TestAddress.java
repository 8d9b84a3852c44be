package health.consilium.platform.http;

import java.util.UUID;

/** Callers of tests, who have nothing to do with each other. */
public final class TestAddress {
  private TestAddress() {}

  /** An address that no other test has, for {@code X-Forwarded-For}: of IPv6's documentation. */
  public static String fresh() {
    String hex = UUID.randomUUID().toString();
    return "2001:db8:%s:%s::1".formatted(hex.substring(0, 4), hex.substring(4, 8));
  }
}
