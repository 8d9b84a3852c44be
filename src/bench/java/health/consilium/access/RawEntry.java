package health.consilium.access;

import health.consilium.platform.sql.Arguments;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** The statement with which each transaction of a clinic begins, for the benchmarks. */
public final class RawEntry {
  public static final String SQL = Admission.ENTER;

  private RawEntry() {}

  /** Who enters, and to do what. */
  public static Visit visit(String client, UUID clinic, Deed deed) {
    return new Visit(
        client,
        clinic,
        new AuditEntry(
            Instant.now(),
            client,
            deed.action(),
            deed.resource(),
            deed.id(),
            deed.count(),
            UUID.randomUUID()));
  }

  public static void bind(PreparedStatement enter, Visit visit) throws SQLException {
    Arguments.bind(enter, Admission.arguments(visit.client(), visit.clinic(), visit.entry()));
  }
}
