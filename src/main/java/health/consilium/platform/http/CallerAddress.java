package health.consilium.platform.http;

import io.vertx.core.http.HttpServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Where requests come from, as far as that tells callers apart. */
final class CallerAddress {
  private static final String FORWARDED = "X-Forwarded-For";

  /** What a provider gives one household or machine of IPv6, in bytes: 64 bits. */
  private static final int NETWORK_BYTES = 8;

  private CallerAddress() {}

  /**
   * The address, or of IPv6 the network of 64 bits.
   *
   * @param proxies how many of ours stand in front: each adds the address that it sees to {@code
   *     X-Forwarded-For}, and what stands there before is whatever the caller likes
   */
  static String of(HttpServerRequest request, int proxies) {
    String direct = request.remoteAddress().hostAddress();
    var headers = request.headers().getAll(FORWARDED);
    if (proxies == 0 || headers.isEmpty()) {
      return prefix(direct);
    }
    String[] passed = String.join(",", headers).split("\\s*,\\s*", -1);
    return prefix(passed.length < proxies ? direct : passed[passed.length - proxies]);
  }

  private static String prefix(String address) {
    try {
      var parsed = InetAddress.ofLiteral(address);
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
          : parsed.getHostAddress();
    } catch (IllegalArgumentException e) {
      return "unknown";
    }
  }
}
