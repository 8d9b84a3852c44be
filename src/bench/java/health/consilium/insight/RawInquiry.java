package health.consilium.insight;

import health.consilium.access.Deed;
import health.consilium.access.RawEntry;
import health.consilium.bench.Load;
import health.consilium.observation.BenchClinic;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The transaction of an inquiry as its statements and nothing else. */
final class RawInquiry implements Load.Caller {
  private static final Deed DEED = Deed.read("response");

  private final Connection connection;
  private final Inquiry inquiry;
  private final List<BenchClinic> clinics;
  private final PreparedStatement enter;
  private final PreparedStatement select;
  private int next;

  /** Begins with the clinic of that turn. */
  RawInquiry(Connection connection, Inquiry inquiry, List<BenchClinic> clinics, int turn)
      throws SQLException {
    this.connection = connection;
    this.inquiry = inquiry;
    this.clinics = clinics;
    this.next = turn;
    connection.setAutoCommit(false);
    enter = connection.prepareStatement(RawEntry.SQL);
    select = connection.prepareStatement(inquiry.sql());
  }

  @Override
  public void call() throws SQLException {
    var clinic = clinics.get(next++ % clinics.size());
    RawEntry.bind(enter, RawEntry.visit(clinic.client(), clinic.id(), DEED));
    enter.executeQuery().close();
    if (inquiry.ofOneClinic()) {
      select.setInt(1, clinic.number());
    }
    try (var row = select.executeQuery()) {
      while (row.next()) {
        row.getObject(1);
      }
    }
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
