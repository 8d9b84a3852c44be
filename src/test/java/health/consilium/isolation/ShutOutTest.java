package health.consilium.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.access.ClientKind;
import health.consilium.access.TestClinic;
import health.consilium.contract.JsonBody;
import health.consilium.isolation.IsolationMatrixTest.Role;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation of the contract by whoever was shut out and has a token that is still good. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ShutOutTest {
  /** How somebody was shut out. */
  enum Way {
    SUSPENDED {
      @Override
      void shut(TestClinic caller) {
        version1()
            .contentType("application/merge-patch+json; charset=utf-8")
            .body("{\"suspended\": true}")
            .patch("/v1/clinics/" + caller.id())
            .then()
            .statusCode(200);
      }
    },
    REVOKED {
      @Override
      void shut(TestClinic caller) {
        String clients = "/v1/clinics/" + caller.id() + "/clients";
        List<String> all = TestClinic.network().given().get(clients).path("items.id");
        version1().delete(clients + "/" + all.getFirst()).then().statusCode(204);
      }
    };

    abstract void shut(TestClinic caller);

    private static RequestSpecification version1() {
      return TestClinic.network().given().header("If-Match", "\"1\"");
    }
  }

  /** Opened once, with the first test. */
  private static final class Opened {
    static final Map<Way, Map<Role, TestClinic>> CALLERS =
        Map.of(Way.SUSPENDED, shut(Way.SUSPENDED), Way.REVOKED, shut(Way.REVOKED));

    private static Map<Role, TestClinic> shut(Way way) {
      var callers =
          Map.of(
              Role.SYSTEM, TestClinic.open(),
              Role.PERSON, TestClinic.open(ClientKind.PERSON));
      callers.values().forEach(way::shut);
      return callers;
    }
  }

  static Stream<Arguments> calls() {
    return Route.all()
        .filter(route -> !route.scopes().isEmpty())
        .flatMap(
            route ->
                Stream.of(Role.SYSTEM, Role.PERSON)
                    .filter(role -> role.mayCall(route))
                    .flatMap(
                        role ->
                            Stream.of(Way.values()).map(way -> Arguments.of(route, role, way))));
  }

  @ParameterizedTest(name = "{0} by {1} {2}")
  @MethodSource("calls")
  void whoever_was_shut_out_gets_nothing_more(Route route, Role role, Way way) {
    var callers = Objects.requireNonNull(Opened.CALLERS.get(way));
    var caller = Objects.requireNonNull(callers.get(role));

    var answer = route.send(caller.given(), Map.of(), body(route));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.path("type").toString()).isEqualTo("/problems/forbidden");
  }

  /** Of a batch a line that could be stored: it is read whole before anybody is let in. */
  private static Optional<String> body(Route route) {
    return route.path().equals("/v1/observations/batch")
        ? JsonBody.all()
            .filter(body -> body.operation().equals("postObservation"))
            .map(body -> body.example().toString())
            .findFirst()
        : route.body();
  }
}
