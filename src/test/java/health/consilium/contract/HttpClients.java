package health.consilium.contract;

import org.apache.http.client.HttpClient;
import org.apache.http.conn.scheme.SchemeRegistry;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.impl.conn.BasicClientConnectionManager;
import org.apache.http.params.HttpParams;

/**
 * Clients such as REST Assured makes for each call, with a connection of their own; but the trust
 * store is read once, and the library's own version.
 */
@SuppressWarnings("deprecation") // by REST Assured too
final class HttpClients {
  private static final DefaultHttpClient USUAL = new DefaultHttpClient();
  private static final SchemeRegistry SCHEMES = USUAL.getConnectionManager().getSchemeRegistry();
  private static final HttpParams PARAMETERS = USUAL.getParams();

  private HttpClients() {}

  static HttpClient fresh() {
    return new DefaultHttpClient(new BasicClientConnectionManager(SCHEMES), PARAMETERS.copy());
  }
}
