package health.consilium.observation;

import health.consilium.access.ClinicNumber;
import health.consilium.access.Deed;
import health.consilium.access.RawEntry;
import health.consilium.bench.Load;
import health.consilium.platform.sql.BinaryRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/** The transaction of a batch as its statements and nothing else. */
final class RawBatch implements Load.Caller {
  private static final Instruments INSTRUMENTS = new Instruments();

  private final Connection connection;
  private final BenchHistory history;
  private final PreparedStatement enter;

  RawBatch(Connection connection, BenchHistory history) throws SQLException {
    this.connection = connection;
    this.history = history;
    connection.setAutoCommit(false);
    enter = connection.prepareStatement(RawEntry.SQL);
  }

  @Override
  public void call() throws SQLException {
    history.next();
    var now = Instant.now();
    var rows = new BinaryRows();
    for (int line = 0; line < history.lines(); line++) {
      BatchTable.add(rows, line, history.posting(line, INSTRUMENTS, now));
    }
    var clinic = history.clinic();
    var deed = Deed.write("observation", history.lines());
    RawEntry.bind(enter, RawEntry.visit(clinic.client(), clinic.id(), deed));
    enter.executeQuery().close();
    int created = BatchTable.create(connection, new ClinicNumber(clinic.number()), rows, now);
    connection.commit();
    if (created != history.lines()) {
      throw new AssertionError("stored " + created);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
