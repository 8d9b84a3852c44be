package health.consilium.platform.http;

import health.consilium.platform.problem.Fault;
import health.consilium.platform.problem.Problem;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import health.consilium.platform.sql.DatabaseFailure;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns whatever ends a request into a problem, the framework's own failures included. */
class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final CurrentVertxRequest request;
  private final AllowedMethods allowed;

  ProblemMappers(CurrentVertxRequest request, AllowedMethods allowed) {
    this.request = request;
    this.allowed = allowed;
  }

  @ServerExceptionMapper
  Response refused(Refusal refusal) {
    LOG.debugf("code=%s", refusal.code().code());
    var answer =
        Response.status(refusal.code().status())
            .type(Problem.MEDIA_TYPE)
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .entity(Problem.of(refusal, RequestId.of(request.getCurrent())));
    refusal.headers().forEach(answer::header);
    return answer.build();
  }

  @ServerExceptionMapper
  Response tokenless(UnauthorizedException failure) {
    return refused(
        new Refusal(ProblemCode.UNAUTHENTICATED, "Send a token: Authorization: Bearer …")
            .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer"));
  }

  @ServerExceptionMapper
  Response unproved(AuthenticationFailedException failure) {
    return refused(
        new Refusal(
                ProblemCode.UNAUTHENTICATED,
                "The token is not valid, or no longer: get a new one. It lives for minutes.")
            .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\""));
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException failure) {
    return refused(
        new Refusal(ProblemCode.FORBIDDEN, "The token lacks the scope for this.")
            .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\""));
  }

  @ServerExceptionMapper
  Response framework(WebApplicationException failure) {
    var refusal = refusalOf(failure.getResponse().getStatus());
    if (refusal == null) {
      return failed(failure);
    }
    return refused(
        refusal.code() == ProblemCode.METHOD_NOT_ALLOWED
            ? refusal.with(HttpHeaders.ALLOW, allowed.at(request.getCurrent().normalizedPath()))
            : refusal);
  }

  @ServerExceptionMapper
  Response failed(Throwable failure) {
    if (DatabaseFailure.databaseIsAway(failure)) {
      LOG.errorf(failure, "code=%s", ProblemCode.UNAVAILABLE.code());
      return refused(Refusal.unavailable("The database does not answer: try again.", RETRY));
    }
    LOG.errorf(failure, "code=%s", ProblemCode.INTERNAL_ERROR.code());
    return refused(
        new Refusal(ProblemCode.INTERNAL_ERROR, "The service failed; report the instance id."));
  }

  private static @Nullable Refusal refusalOf(int status) {
    return switch (status) {
      case 401 -> new Refusal(ProblemCode.UNAUTHENTICATED, "The request needs a valid token.");
      case 403 -> new Refusal(ProblemCode.FORBIDDEN, "The token does not allow this.");
      case 404 -> new Refusal(ProblemCode.NOT_FOUND, "There is nothing at this path.");
      case 405 -> new Refusal(ProblemCode.METHOD_NOT_ALLOWED, "See Allow for this path's methods.");
      case 406 ->
          new Refusal(
              ProblemCode.NOT_ACCEPTABLE,
              "Ask for a form that this path has: the OpenAPI document names them.");
      case 413 -> new Refusal(ProblemCode.PAYLOAD_TOO_LARGE, "The body is over the limit.");
      case 415 ->
          new Refusal(
              ProblemCode.UNSUPPORTED_MEDIA_TYPE,
              "Send the body in a Content-Type that this path reads: the OpenAPI document names them.");
      case 400 ->
          new Refusal(Fault.at("", ProblemCode.MALFORMED_BODY, "The request cannot be read."));
      default -> null;
    };
  }
}
