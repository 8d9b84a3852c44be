package health.consilium.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.lang.reflect.Proxy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By which address a caller is told from others, who comes from 203.0.113.9. */
class CallerAddressTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          0 | - | 203.0.113.9
          0 | 198.51.100.1 | 203.0.113.9
          1 | - | 203.0.113.9
          1 | 198.51.100.1 | 198.51.100.1
          1 | 192.0.2.7, 198.51.100.1 | 198.51.100.1
          2 | 192.0.2.7, 198.51.100.1 | 192.0.2.7
          2 | 198.51.100.1 | 203.0.113.9
          1 | no address | unknown
          """,
      delimiter = '|')
  void is_what_the_outermost_proxy_of_ours_saw(int proxies, String forwarded, String address) {
    var headers = MultiMap.caseInsensitiveMultiMap();
    if (forwarded != null) {
      headers.add("X-Forwarded-For", forwarded);
    }

    assertThat(CallerAddress.of(request(headers), proxies)).isEqualTo(address);
  }

  private static HttpServerRequest request(MultiMap headers) {
    var from = SocketAddress.inetSocketAddress(4711, "203.0.113.9");
    return (HttpServerRequest)
        Proxy.newProxyInstance(
            HttpServerRequest.class.getClassLoader(),
            new Class<?>[] {HttpServerRequest.class},
            (_, method, _) -> method.getName().equals("headers") ? headers : from);
  }
}
