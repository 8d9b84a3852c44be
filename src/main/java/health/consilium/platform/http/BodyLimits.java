package health.consilium.platform.http;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How long a body may be: one limit for all, another for the few paths that take files, and a third
 * for forms, which are read whole before anybody asks who sent them. What goes on after its answer
 * is cut off.
 */
@ApplicationScoped
class BodyLimits {
  /** Behind Quarkus' own limit, which is the largest of all and knows no paths. */
  private static final int ORDER = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1;

  private static final String FORM = HttpHeaders.APPLICATION_X_WWW_FORM_URLENCODED.toString();

  /** In bytes: whoever was answered may have sent so much before noticing. */
  private static final long AFTERWARDS = 1 << 20;

  private final long bodies;
  private final long files;
  private final long forms;
  private final List<String> filePaths;

  BodyLimits(
      @ConfigProperty(name = "consilium.http.body-limit") long bodies,
      @ConfigProperty(name = "consilium.http.file-limit") long files,
      @ConfigProperty(name = "consilium.http.json-limit") long forms,
      @ConfigProperty(name = "consilium.http.file-paths") List<String> filePaths) {
    this.bodies = bodies;
    this.files = files;
    this.forms = forms;
    this.filePaths = filePaths;
  }

  /** For a body that does not say how long it is. */
  void register(@Observes Router router) {
    router
        .route()
        .order(ORDER)
        .handler(
            context -> {
              context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, of(context));
              context.addEndHandler(answered -> listenNoLonger(context.request()));
              context.next();
            });
  }

  /** In bytes. */
  long of(RoutingContext context) {
    if (isForm(context)) {
      return forms;
    }
    return filePaths.contains(context.request().path()) ? files : bodies;
  }

  /** Whether somebody sends a form and does not say how long it is. */
  static boolean isEndlessForm(RoutingContext context) {
    return isForm(context) && context.request().getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
  }

  private static boolean isForm(RoutingContext context) {
    String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
    return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith(FORM);
  }

  /** A short rest is read, so that the connection can serve another request. */
  private static void listenNoLonger(HttpServerRequest request) {
    if (!request.isEnded()) {
      long most = request.bytesRead() + AFTERWARDS;
      request.handler(
          some -> {
            if (request.bytesRead() > most) {
              HangUp.on(request);
            }
          });
    }
  }
}
