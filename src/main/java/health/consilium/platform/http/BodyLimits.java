package health.consilium.platform.http;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long a body may be: one limit for all, and another for the few paths that take files. */
@ApplicationScoped
class BodyLimits {
  /** Behind Quarkus' own limit, which is the larger of the two and knows no paths. */
  private static final int ORDER = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1;

  private final long bodies;
  private final long files;
  private final List<String> filePaths;

  BodyLimits(
      @ConfigProperty(name = "consilium.http.body-limit") long bodies,
      @ConfigProperty(name = "consilium.http.file-limit") long files,
      @ConfigProperty(name = "consilium.http.file-paths") List<String> filePaths) {
    this.bodies = bodies;
    this.files = files;
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
              context.next();
            });
  }

  /** In bytes. */
  long of(RoutingContext context) {
    return filePaths.contains(context.request().path()) ? files : bodies;
  }
}
