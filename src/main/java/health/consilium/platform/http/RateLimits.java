package health.consilium.platform.http;

import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import java.security.Principal;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Limits how often each caller calls, and tells with each answer how much is left (RateLimit header
 * fields of the IETF's HTTPAPI group). Where a token is needed its subject is the caller, else the
 * address. Each replica counts by itself (docs/decisions/0161).
 */
class RateLimits {
  private static final String TAKEN = RateLimits.class.getName();

  /** Before whatever reads more of the request. */
  private static final int FIRST = 0;

  /**
   * How an operation is limited.
   *
   * @param byToken whether its caller is known by a token
   */
  private record Rule(Quota quota, boolean byToken) {}

  /** What is to be told of a request. */
  private record Told(Quota quota, Quota.Taken taken) {}

  private final Map<Method, Rule> rules = new ConcurrentHashMap<>();
  private final Map<String, Quota> quotas;
  private final CurrentVertxRequest http;
  private final int proxies;

  RateLimits(
      CurrentVertxRequest http,
      Clock clock,
      RatePolicies configured,
      @ConfigProperty(name = "consilium.http.proxies") int proxies) {
    this.http = http;
    this.proxies = proxies;
    this.quotas =
        configured.policies().entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    policy ->
                        new Quota(
                            policy.getKey(),
                            policy.getValue().quota(),
                            policy.getValue().window(),
                            clock)));
  }

  @ServerRequestFilter(priority = FIRST, nonBlocking = true)
  void take(ContainerRequestContext request, ResourceInfo resource) {
    var rule = rules.computeIfAbsent(resource.getResourceMethod(), this::rule);
    var taken = rule.quota().take(rule.byToken() ? subject(request) : address());
    request.setProperty(TAKEN, new Told(rule.quota(), taken));
    if (!taken.granted()) {
      throw new Refusal(ProblemCode.RATE_LIMITED, rule.quota().rule())
          .with(HttpHeaders.RETRY_AFTER, Long.toString(taken.seconds()));
    }
  }

  @ServerResponseFilter
  void tell(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(TAKEN) instanceof Told told) {
      response.getHeaders().putSingle("RateLimit-Policy", told.quota().policy());
      response.getHeaders().putSingle("RateLimit", told.quota().left(told.taken()));
    }
  }

  private Rule rule(Method method) {
    var named = method.getAnnotation(RateLimit.class);
    String name = named == null ? RateLimit.DEFAULT : named.value();
    return new Rule(
        Objects.requireNonNull(quotas.get(name), () -> "consilium.limits has no policy " + name),
        method.isAnnotationPresent(RolesAllowed.class));
  }

  private String address() {
    return CallerAddress.of(http.getCurrent().request(), proxies);
  }

  /** Scopes have been checked by now. */
  private static String subject(ContainerRequestContext request) {
    Principal caller = request.getSecurityContext().getUserPrincipal();
    return caller instanceof JsonWebToken token ? token.getSubject() : caller.getName();
  }
}
