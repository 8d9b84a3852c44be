package health.consilium.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.HttpSecurityRecorder.DefaultAuthFailureHandler;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.BiConsumer;

/**
 * Says what happens to whoever fails to authenticate before a resource is reached: the exception
 * mappers answer. Quarkus REST would say the same, but for each request make a map of all resources
 * anew, to have its template at hand for the metrics if it fails (docs/decisions/0182).
 */
@ApplicationScoped
class AuthenticationFailures {
  /** Behind Quarkus' authentication, and before the filter of Quarkus REST of the same order. */
  private static final int ORDER = -199;

  /** Behind Quarkus' authorization, the last that asks outside of resources. */
  private static final int LAST = 1;

  private static final BiConsumer<RoutingContext, Throwable> FAIL = AuthenticationFailures::fail;

  /** Routes are added before filters, and of the same order come first. */
  void prepare(@Observes Router router) {
    router.route().order(ORDER).handler(AuthenticationFailures::prepare);
  }

  /** Inside of a resource whoever asks for the caller is told: nobody is to be told twice. */
  void end(@Observes Filters filters) {
    filters.register(AuthenticationFailures::end, LAST);
  }

  private static void prepare(RoutingContext context) {
    context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, FAIL);
    context.next();
  }

  private static void end(RoutingContext context) {
    context.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
    context.next();
  }

  private static void fail(RoutingContext context, Throwable failure) {
    DefaultAuthFailureHandler.markIfOtherAuthenticationFailure(context, failure);
    if (!context.failed()) {
      context.fail(DefaultAuthFailureHandler.extractRootCause(failure));
    }
  }
}
