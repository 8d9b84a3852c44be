package health.consilium.platform.postgres;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.platform.sql.DirectConnection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DatabaseDurabilityTest {
  @TestHTTPResource(value = "/health/ready", management = true)
  URI readiness;

  @ParameterizedTest
  @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit"})
  void a_database_that_may_forget_is_not_ready(String setting) throws Exception {
    assertThat(get(readiness).statusCode()).isEqualTo(200);

    try {
      configure("alter system set " + setting + " = off");

      assertThat(readinessOnceItIs(503).asString()).contains("\"" + setting + "\": \"off\"");
    } finally {
      configure("alter system reset " + setting);
    }
    readinessOnceItIs(200);
  }

  private void configure(String sql) throws Exception {
    String url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
    String password = Files.readString(Path.of("target/postgres/passwords/postgres"));
    try (var connection = DirectConnection.open(url, "postgres", password);
        var statement = connection.createStatement()) {
      statement.execute(sql);
      statement.execute("select pg_reload_conf()");
    }
  }

  /** The server takes its configuration over a little after it was told to. */
  private Response readinessOnceItIs(int status) {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
    Response answer = get(readiness);
    while (answer.statusCode() != status && Instant.now().isBefore(deadline)) {
      answer = get(readiness);
    }
    assertThat(answer.statusCode()).isEqualTo(status);
    return answer;
  }
}
