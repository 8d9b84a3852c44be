package health.consilium.platform.http;

import health.consilium.platform.problem.Fault;
import health.consilium.platform.problem.Names;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that the called method does not declare, repeated ones, empty ones and
 * NULs: neither a misspelt nor an unfinished filter must silently widen a search.
 */
class KnownParameters {
  /** Behind the limit. */
  private static final int SECOND = 1;

  private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

  @ServerRequestFilter(priority = SECOND, nonBlocking = true)
  void check(ContainerRequestContext request, ResourceInfo resource) {
    var given = request.getUriInfo().getQueryParameters();
    if (given.isEmpty()) {
      return;
    }
    var names = known.computeIfAbsent(resource.getResourceMethod(), KnownParameters::declared);
    given.forEach(
        (name, values) -> {
          if (!names.contains(name)) {
            throw unknown(name, names);
          }
          if (values.size() > 1) {
            throw Refusal.parameter(
                name, "is given more than once; separate values by commas where it takes several");
          }
          if (values.getFirst().indexOf('\0') >= 0) {
            throw Refusal.parameter(name, "holds a NUL, which no text has");
          }
          if (values.getFirst().isEmpty()) {
            throw Refusal.parameter(name, "is empty; give it a value or leave it out");
          }
        });
  }

  private static Refusal unknown(String name, Set<String> names) {
    String said = Names.repeatable(name, names) ? name : "?";
    return new Refusal(
        Fault.of(said, ProblemCode.UNKNOWN_PARAMETER, Names.unknown(name, names, "parameters")));
  }

  private static Set<String> declared(Method method) {
    return Arrays.stream(method.getParameters())
        .flatMap(KnownParameters::declared)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String> declared(Parameter parameter) {
    return parameter.isAnnotationPresent(BeanParam.class)
        ? Arrays.stream(parameter.getType().getDeclaredFields()).flatMap(KnownParameters::named)
        : named(parameter);
  }

  private static Stream<String> named(AnnotatedElement element) {
    return Stream.ofNullable(element.getAnnotation(QueryParam.class)).map(QueryParam::value);
  }
}
