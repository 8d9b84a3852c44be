package health.consilium.faults;

import static health.consilium.platform.sql.Arguments.bind;

import health.consilium.platform.postgres.DatabaseRole;
import health.consilium.platform.sql.DirectConnection;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** What somebody would write who has not thought of lost answers: each request inserts a row. */
final class UnkeyedIngest implements Software.Way {
  static final int CLINIC = 1;

  private static final String INSERT =
      "insert into unkeyed (id, clinic_number, value_milli, version) values (?, ?, ?, 1)";

  private static final String UPDATE =
      "update unkeyed set value_milli = ?, version = version + 1 where id = ?";

  private static final int CREATED = 201;
  private static final int CHANGED = 200;

  private final Deployment deployment;

  UnkeyedIngest(Deployment deployment) {
    this.deployment = deployment;
  }

  @Override
  public int post(UUID id, int quantity) throws IOException {
    write(INSERT, id, CLINIC, quantity * 1000);
    return CREATED;
  }

  @Override
  public int postAll(Map<UUID, Integer> quantities) throws IOException {
    for (var each : quantities.entrySet()) {
      write(INSERT, each.getKey(), CLINIC, each.getValue() * 1000);
    }
    return CREATED;
  }

  @Override
  public int amend(UUID id, int quantity, int version) throws IOException {
    write(UPDATE, quantity * 1000, id);
    return CHANGED;
  }

  private void write(String sql, Object... values) throws IOException {
    try (var app =
            DirectConnection.open(
                deployment.wiredUrl(),
                DatabaseRole.APP.username(),
                deployment.password(DatabaseRole.APP));
        var statement = app.prepareStatement(sql)) {
      app.setAutoCommit(false);
      bind(statement, values);
      statement.executeUpdate();
      app.commit();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
