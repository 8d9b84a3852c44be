package health.consilium.faults;

import health.consilium.platform.postgres.DatabaseRole;
import health.consilium.platform.sql.DirectConnection;
import java.io.IOException;
import java.sql.SQLException;
import java.util.UUID;

/** What somebody would write who has not thought of lost answers: each request inserts a row. */
final class UnkeyedIngest implements Software.Way {
  static final int CLINIC = 1;

  private static final String INSERT =
      "insert into unkeyed (id, clinic_number, value_milli) values (?, ?, ?)";

  private static final int CREATED = 201;

  private final Deployment deployment;

  UnkeyedIngest(Deployment deployment) {
    this.deployment = deployment;
  }

  @Override
  public int send(UUID id, int quantity) throws IOException {
    try (var app =
            DirectConnection.open(
                deployment.wiredUrl(),
                DatabaseRole.APP.username(),
                deployment.password(DatabaseRole.APP));
        var insert = app.prepareStatement(INSERT)) {
      app.setAutoCommit(false);
      insert.setObject(1, id);
      insert.setInt(2, CLINIC);
      insert.setInt(3, quantity * 1000);
      insert.executeUpdate();
      app.commit();
      return CREATED;
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
