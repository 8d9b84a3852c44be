package health.consilium.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.platform.problem.Problem;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Problems for what fails before a resource is found: bodies that we do not read, unknown paths.
 */
@ApplicationScoped
class ProblemsOutsideRest {
  private static final Set<Integer> ROUTER_FAILURES = Set.of(400, 404, 405, 406, 413, 414, 415);

  /** Below what the server itself bears: past its own limits it answers with a bare status. */
  private static final int URI_LIMIT = 8_000;

  private static final int HEADERS_LIMIT = 16_000;

  private final ObjectMapper json;
  private final BodyLimits limits;

  ProblemsOutsideRest(ObjectMapper json, BodyLimits limits) {
    this.json = json;
    this.limits = limits;
  }

  void register(@Observes Filters filters) {
    filters.register(this::refuseUnreadable, Integer.MAX_VALUE - 1);
  }

  void register(@Observes Router router) {
    for (int status : ROUTER_FAILURES) {
      router.errorHandler(status, context -> answer(context, ofStatus(status)));
    }
  }

  private void refuseUnreadable(RoutingContext context) {
    var request = context.request();
    long bodyLimit = limits.of(context);
    if (request.uri().length() > URI_LIMIT) {
      refuse(context, ProblemCode.URI_TOO_LONG, "A request has at most 8,000 characters.");
    } else if (size(request.headers()) > HEADERS_LIMIT) {
      refuse(context, ProblemCode.HEADERS_TOO_LARGE, "Headers have at most 16,000 characters.");
    } else if (encoded(request.getHeader(HttpHeaders.CONTENT_ENCODING))) {
      refuse(context, ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send the body without compression.");
    } else if (BodyLimits.isEndlessForm(context)) {
      refuse(context, ProblemCode.LENGTH_REQUIRED, "A form says its length: send Content-Length.");
    } else if (length(request.getHeader(HttpHeaders.CONTENT_LENGTH)) > bodyLimit) {
      refuse(context, ProblemCode.PAYLOAD_TOO_LARGE, "A body has at most " + bodyLimit + " bytes.");
    } else {
      context.next();
    }
  }

  private static int size(MultiMap headers) {
    int size = 0;
    for (var header : headers) {
      size += header.getKey().length() + header.getValue().length();
    }
    return size;
  }

  private static boolean encoded(@Nullable String encoding) {
    return encoding != null && !"identity".equalsIgnoreCase(encoding);
  }

  private static long length(@Nullable String header) {
    try {
      return header == null ? 0 : Long.parseLong(header);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  private static Refusal ofStatus(int status) {
    var code = ProblemCode.ofStatus(status).orElse(ProblemCode.INTERNAL_ERROR);
    return new Refusal(code, code.meaning());
  }

  /** The rest of the body is never read, so the connection cannot serve another request. */
  private void refuse(RoutingContext context, ProblemCode code, String detail) {
    HangUp.announce(context.request());
    answer(context, new Refusal(code, detail)).onComplete(sent -> HangUp.on(context.request()));
  }

  private Future<Void> answer(RoutingContext context, Refusal refusal) {
    if (context.response().ended()) {
      return Future.succeededFuture();
    }
    return context
        .response()
        .setStatusCode(refusal.code().status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(body(Problem.of(refusal, RequestId.of(context))));
  }

  private String body(Problem problem) {
    try {
      return json.writeValueAsString(problem);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem is always writable", e);
    }
  }
}
