package health.consilium.access;

import static health.consilium.platform.sql.Arguments.bind;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Enters every clinic in turn, for upkeep beside the service: what is derived from clinical rows is
 * made again, and nobody is shown any. Each clinic is a transaction of its own. By hand: without
 * Hibernate.
 */
public final class EachClinic {
  /** What is to be done in a clinic. */
  @FunctionalInterface
  public interface Upkeep {
    void of(UUID clinic, ClinicNumber number) throws SQLException;
  }

  private static final String CLINICS = "select number, id from clinic order by number";

  private static final String ENTER = "select set_config('app.clinic', ?::text, true)";

  private EachClinic() {}

  /**
   * Does it in each, and commits.
   *
   * @param connection of the service's role, that does not commit by itself
   */
  public static void enter(Connection connection, Upkeep upkeep) throws SQLException {
    for (var clinic : clinics(connection).entrySet()) {
      try (var enter = connection.prepareStatement(ENTER)) {
        bind(enter, clinic.getKey().value());
        enter.executeQuery();
      }
      upkeep.of(clinic.getValue(), clinic.getKey());
      connection.commit();
    }
  }

  private static Map<ClinicNumber, UUID> clinics(Connection connection) throws SQLException {
    try (var select = connection.createStatement();
        var row = select.executeQuery(CLINICS)) {
      var clinics = new LinkedHashMap<ClinicNumber, UUID>();
      while (row.next()) {
        clinics.put(new ClinicNumber(row.getInt("number")), row.getObject("id", UUID.class));
      }
      return clinics;
    }
  }
}
