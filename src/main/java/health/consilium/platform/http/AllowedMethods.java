package health.consilium.platform.http;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The methods of a path, for the Allow header that RFC 9110 (15.5.6) wants with every 405 and that
 * Quarkus REST leaves out.
 */
@Singleton
class AllowedMethods {
  private record Route(Pattern path, String method, boolean anyOrigin) {}

  private final List<Route> routes;

  AllowedMethods(BeanManager beans) {
    this.routes =
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
            .map(bean -> (Class<?>) bean.getBeanClass())
            .filter(type -> type.isAnnotationPresent(Path.class))
            .flatMap(AllowedMethods::routes)
            .toList();
  }

  /** The methods of the path, separated by commas. */
  String at(String path) {
    return routes.stream()
        .filter(route -> route.path().matcher(path).matches())
        .flatMap(route -> implied(route.method()))
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining(", "));
  }

  /** Whether the page of any website may call that method of the path. */
  boolean anyOrigin(String method, String path) {
    return at(method, path).anyMatch(Route::anyOrigin);
  }

  /** Whether the path has that method. */
  boolean has(String method, String path) {
    return at(method, path).findAny().isPresent();
  }

  private Stream<Route> at(String method, String path) {
    return routes.stream()
        .filter(route -> implied(route.method()).anyMatch(method::equals))
        .filter(route -> route.path().matcher(path).matches());
  }

  private static Stream<String> implied(String method) {
    return method.equals("GET")
        ? Stream.of("GET", "HEAD", "OPTIONS")
        : Stream.of(method, "OPTIONS");
  }

  private static Stream<Route> routes(Class<?> resource) {
    String root = resource.getAnnotation(Path.class).value();
    return Arrays.stream(resource.getMethods()).flatMap(method -> route(root, method));
  }

  private static Stream<Route> route(String root, Method method) {
    var deeper = method.getAnnotation(Path.class);
    var pattern = pattern(deeper == null ? root : root + "/" + deeper.value());
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .flatMap(Stream::ofNullable)
        .map(verb -> new Route(pattern, verb.value(), isOpen(method)));
  }

  private static boolean isOpen(Method method) {
    return Stream.of(method, method.getDeclaringClass())
        .anyMatch(
            each ->
                each.isAnnotationPresent(PublicCache.class)
                    || each.isAnnotationPresent(AnyOrigin.class));
  }

  private static Pattern pattern(String template) {
    return Pattern.compile(template.replaceAll("/+", "/").replaceAll("\\{[^}]*}", "[^/]+"));
  }
}
