package health.consilium.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every path of the contract answers to, whatever it is of. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MethodsTest {
  private static final String UNTOLD = "00000000-0000-0000-0000-000000000000";

  @ParameterizedTest(name = "{0}")
  @MethodSource("paths")
  void options_tell_the_methods_of_the_contract(String path) {
    var allowed =
        RestAssured.given().noFilters().options(path(path)).then().extract().header("Allow");

    assertThat(allowed).as(path).isNotNull();
    assertThat(Arrays.asList(allowed.split(", *"))).containsAll(methods(path));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("reads")
  void head_answers_as_get_without_a_body(Route read) {
    var clinic = TestClinic.open();
    var given = clinic.given().noFilters();
    int got = given.get(path(read.path())).statusCode();

    var head = clinic.given().noFilters().head(path(read.path()));

    assertThat(head.statusCode()).isEqualTo(got);
    assertThat(head.asByteArray()).isEmpty();
  }

  static Stream<String> paths() {
    return Route.all().map(Route::path).distinct();
  }

  static Stream<Route> reads() {
    return Route.all().filter(Route::isRead);
  }

  private static Set<String> methods(String path) {
    return Route.all()
        .filter(route -> route.path().equals(path))
        .map(Route::method)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String path(String template) {
    return template
        .replace("{date}", "2026-01-01")
        .replace("{version}", "1")
        .replaceAll("\\{[a-z]+}", UNTOLD);
  }
}
