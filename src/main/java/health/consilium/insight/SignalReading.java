package health.consilium.insight;

import health.consilium.observation.AdverseEventTerms;
import health.consilium.observation.Coded;
import health.consilium.observation.Drug;
import health.consilium.observation.Route;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The safety signals of a release, in the network's own scope. By hand, like its cells. */
@Singleton
class SignalReading {
  private static final String SELECT =
      """
      select term, dose_band, cases, sites, sessions, sessions_with
      from safety_signal
      where (clinic_number, number, drug, route) = (0, ?, ?, ?)
      order by sessions_with desc, term, dose_band
      """;

  private final Database database;
  private final AdverseEventTerms terms;

  SignalReading(Database database, AdverseEventTerms terms) {
    this.database = database;
    this.terms = terms;
  }

  List<SafetySignal> list(int number, Drug drug, Route route) {
    return database.list(SELECT, List.of(number, drug.number(), route.number()), this::signal);
  }

  private SafetySignal signal(ResultSet row) throws SQLException {
    return new SafetySignal(
        terms.numbered(row.getInt("term")).code(),
        Coded.of(DoseBand.class, row.getInt("dose_band")),
        row.getInt("cases"),
        row.getInt("sites"),
        Rate.exact(row.getInt("sessions_with"), row.getInt("sessions")));
  }
}
