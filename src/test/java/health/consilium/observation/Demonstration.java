package health.consilium.observation;

import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.TestConnection;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A service that starts as a demonstration, on a database of its own. */
public class Demonstration implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("consilium.demo", "true");
  }

  /** Its fictional clinics with synthetic patients, each with a client that may read. */
  public static List<TestClinic> clinics() throws SQLException {
    String sql =
        "select id from clinic where name like 'Example % Ketamine Clinic (fictional)' order by name";
    try (var owner = TestConnection.superuser()) {
      return TestSql.rows(owner, sql).stream()
          .map(row -> TestClinic.joining((UUID) row.getFirst()))
          .toList();
    }
  }
}
