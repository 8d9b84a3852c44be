package health.consilium.platform.postgres;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Refuses readiness while the database may forget what it has confirmed. Asked again each time,
 * because these settings change without a restart of either side.
 */
@Readiness
public class DatabaseDurability implements HealthCheck {
  private static final List<String> SETTINGS =
      List.of("fsync", "full_page_writes", "synchronous_commit");
  private static final int TIMEOUT_SECONDS = 2;

  private final DataSource database;

  public DatabaseDurability(DataSource database) {
    this.database = database;
  }

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named("Database durability");
    try {
      List<String> off = settingsOff();
      off.forEach(setting -> answer.withData(setting, "off"));
      return answer.status(off.isEmpty()).build();
    } catch (SQLException unknown) {
      return answer.down().withData("SQLSTATE", String.valueOf(unknown.getSQLState())).build();
    }
  }

  private List<String> settingsOff() throws SQLException {
    try (var connection = database.getConnection();
        var query =
            connection.prepareStatement(
                "select s from unnest(?) s where current_setting(s) = 'off'")) {
      query.setQueryTimeout(TIMEOUT_SECONDS);
      query.setArray(1, connection.createArrayOf("text", SETTINGS.toArray()));
      var off = new ArrayList<String>();
      try (var found = query.executeQuery()) {
        while (found.next()) {
          off.add(found.getString(1));
        }
      }
      return off;
    }
  }
}
