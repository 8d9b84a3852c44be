package health.consilium.observation;

import static health.consilium.platform.sql.Arguments.bind;

import health.consilium.access.Deed;
import health.consilium.access.RawEntry;
import health.consilium.bench.Load;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The transaction of a post as its statements and nothing else. */
final class RawPost implements Load.Caller {
  private static final Instant AT = Instant.parse("2026-03-03T15:10:00Z");
  private static final byte[] HASH = new byte[16];

  private final Connection connection;
  private final List<BenchClinic> clinics;
  private final PreparedStatement enter;
  private final PreparedStatement insert;
  private final Ids ids = new Ids();
  private int next;

  RawPost(Connection connection, List<BenchClinic> clinics, int number) throws SQLException {
    this.connection = connection;
    this.clinics = clinics;
    this.next = number * clinics.size() / Load.CALLERS;
    connection.setAutoCommit(false);
    enter = connection.prepareStatement(RawEntry.SQL);
    insert = connection.prepareStatement(ObservationTable.INSERT);
  }

  @Override
  public void call() throws SQLException {
    var clinic = clinics.get(next++ % clinics.size());
    var id = ids.next();
    RawEntry.bind(enter, clinic.client(), clinic.id(), Deed.write("observation", id));
    int number;
    try (var row = enter.executeQuery()) {
      row.next();
      number = row.getInt(1);
    }
    bind(
        insert,
        id,
        clinic.course(),
        AT,
        14_000,
        null,
        1,
        2,
        HASH,
        null,
        number,
        number,
        Instant.now(),
        number,
        number,
        number);
    try (var row = insert.executeQuery()) {
      row.next();
      if (!row.getBoolean(3)) {
        throw new AssertionError("not stored");
      }
    }
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
