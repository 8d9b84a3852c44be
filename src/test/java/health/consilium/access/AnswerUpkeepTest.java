package health.consilium.access;

import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.postgres.TestConnection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How long answers are kept for whoever repeats a request. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AnswerUpkeepTest {
  @Inject AnswerUpkeep upkeep;

  @Test
  void old_answers_of_all_clinics_and_of_the_network_are_forgotten_and_the_others_kept()
      throws SQLException {
    var one = TestClinic.open();
    var other = TestClinic.open();
    var network = TestClinic.network();
    String tag = "upkeep-" + UUID.randomUUID();
    organization(one, tag);
    organization(other, tag);
    network
        .given()
        .header("Idempotency-Key", tag)
        .body(Map.of("name", tag, "state", "WA"))
        .post("/v1/clinics")
        .then()
        .statusCode(201);
    assertThat(kept(tag)).hasSize(3);
    execute("update idempotency set created_at = created_at - interval '7 days 1 minute'", tag);
    organization(one, tag + "-young");

    upkeep.forget();

    assertThat(kept(tag)).hasSize(1).allMatch(body -> body.contains(tag + "-young"));
  }

  private static void organization(TestClinic clinic, String name) {
    clinic
        .given()
        .header("Idempotency-Key", name)
        .body(Map.of("name", name, "npi", "1234567893"))
        .post("/v1/organizations")
        .then()
        .statusCode(201);
  }

  private static List<String> kept(String tag) throws SQLException {
    try (var superuser = TestConnection.superuser();
        var select = superuser.createStatement();
        var row =
            select.executeQuery("select body from idempotency where body like '%" + tag + "%'")) {
      var bodies = new ArrayList<String>();
      while (row.next()) {
        bodies.add(row.getString(1));
      }
      return bodies;
    }
  }

  private static void execute(String update, String tag) throws SQLException {
    try (var superuser = TestConnection.superuser();
        var statement = superuser.createStatement()) {
      statement.execute(update + " where body like '%" + tag + "%'");
    }
  }
}
