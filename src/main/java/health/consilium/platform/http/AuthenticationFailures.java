package health.consilium.platform.http;

import io.quarkus.vertx.http.runtime.security.HttpSecurityRecorder.DefaultAuthFailureHandler;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.BiConsumer;

/**
 * Says what happens to whoever fails to authenticate: the exception mappers answer. Quarkus REST
 * would say the same, but for each request make a map of all resources anew, to have its template
 * at hand for the metrics if it fails (docs/decisions/0182).
 */
@ApplicationScoped
class AuthenticationFailures {
  /** Behind Quarkus' authentication, and before the filter of Quarkus REST of the same order. */
  private static final int ORDER = -199;

  private static final BiConsumer<RoutingContext, Throwable> FAIL = AuthenticationFailures::fail;

  /** Routes are added before filters, and of the same order come first. */
  void register(@Observes Router router) {
    router.route().order(ORDER).handler(AuthenticationFailures::prepare);
  }

  private static void prepare(RoutingContext context) {
    context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, FAIL);
    context.next();
  }

  private static void fail(RoutingContext context, Throwable failure) {
    DefaultAuthFailureHandler.markIfOtherAuthenticationFailure(context, failure);
    if (!context.failed()) {
      context.fail(DefaultAuthFailureHandler.extractRootCause(failure));
    }
  }
}
