package health.consilium.insight;

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
      select code, dose_band, cases, sites, sessions, sessions_with
      from safety_signal
      join adverse_event_term t on t.number = term
      where (clinic_number, safety_signal.number, drug, route) = (0, ?, ?, ?)
      order by sessions_with desc, code, dose_band
      """;

  private final Database database;

  SignalReading(Database database) {
    this.database = database;
  }

  List<SafetySignal> list(int number, Drug drug, Route route) {
    return database.list(
        SELECT, List.of(number, drug.number(), route.number()), SignalReading::signal);
  }

  private static SafetySignal signal(ResultSet row) throws SQLException {
    return new SafetySignal(
        row.getString("code"),
        Coded.of(DoseBand.class, row.getInt("dose_band")),
        row.getInt("cases"),
        row.getInt("sites"),
        Rate.exact(row.getInt("sessions_with"), row.getInt("sessions")));
  }
}
