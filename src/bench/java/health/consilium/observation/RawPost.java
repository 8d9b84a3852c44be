package health.consilium.observation;

import static health.consilium.platform.sql.Arguments.bind;

import health.consilium.access.ClinicNumber;
import health.consilium.access.Deed;
import health.consilium.access.RawEntry;
import health.consilium.bench.Load;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The transaction of a post as its statements and nothing else. */
final class RawPost implements Load.Caller {
  private static final Instant AT = Instant.parse("2026-03-03T15:10:00Z");
  private static final Coding MADRS = new Coding(Coding.LOCAL, "madrs-total");
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Instruments INSTRUMENTS = new Instruments();

  private final Connection connection;
  private final List<BenchClinic> clinics;
  private final PreparedStatement enter;
  private final PreparedStatement insert;
  private final Ids ids = new Ids();
  private int next;

  /** Begins with the clinic of that turn. */
  RawPost(Connection connection, List<BenchClinic> clinics, int turn) throws SQLException {
    this.connection = connection;
    this.clinics = clinics;
    this.next = turn;
    connection.setAutoCommit(false);
    enter = connection.prepareStatement(RawEntry.SQL);
    insert = connection.prepareStatement(ObservationTable.INSERT);
  }

  @Override
  public void call() throws SQLException {
    var clinic = clinics.get(next++ % clinics.size());
    var id = ids.next();
    var visit = RawEntry.visit(clinic.client(), clinic.id(), Deed.write("observation", id));
    RawEntry.bind(enter, visit);
    int number;
    try (var row = enter.executeQuery()) {
      row.next();
      number = row.getInt(1);
    }
    var post = new Post(visit, posting(id, clinic.course()), Optional.empty());
    var placed = List.of(new PlacedPost(new ClinicNumber(number), post));
    bind(insert, ObservationTable.arguments(connection, placed, Instant.now(), PATIENCE));
    try (var row = insert.executeQuery()) {
      row.next();
      if (!row.getBoolean(3)) {
        throw new AssertionError("not stored");
      }
    }
    connection.commit();
  }

  private static Posting posting(UUID id, UUID course) {
    var value = ObservationValue.of(BigDecimal.valueOf(14), "{score}");
    var body =
        new NewObservation(id, course, null, MADRS, value, AT, null, ObservationStatus.FINAL);
    return Posting.of(body, INSTRUMENTS, Instant.now());
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
