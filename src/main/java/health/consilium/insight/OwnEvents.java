package health.consilium.insight;

import static health.consilium.platform.sql.Arguments.bind;

import health.consilium.access.ClinicNumber;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * To how many of each clinic's own patients an event happened, as the count of all has them. By
 * hand, like that count: written by the role that releases, read by whoever is in the clinic's
 * scope.
 */
@Singleton
class OwnEvents {
  private static final String STORE =
      """
      insert into release_own_event (%1$s, number, clinic_number, with_event, patients)
      select %1$s, ?, clinic_number, responders, responders + others
      from release_tally where %2$s and (dimension, category) = (0, 0)
      """
          .formatted(ReleaseKey.COLUMNS, ReleaseKey.CONDITION);

  private static final String FIND =
      "select with_event, patients from release_own_event where (clinic_number, number) = (?, ?) and "
          + ReleaseKey.CONDITION;

  private final Database database;

  OwnEvents(Database database) {
    this.database = database;
  }

  /** Of a table whose count of all patients is fresh, on the connection that releases. */
  static void store(Connection connection, ReleaseKey key, int number) throws SQLException {
    try (var insert = connection.prepareStatement(STORE)) {
      bind(insert, key.behind(number));
      insert.executeUpdate();
    }
  }

  /**
   * Those of a clinic; none where it had no such patient, or the count is older than what is kept.
   *
   * @param number of the release in which they were counted
   */
  Optional<Proportion> of(ClinicNumber clinic, SafetyQuestion question, int number) {
    var arguments = new ArrayList<Object>(List.of(clinic.value(), number));
    arguments.addAll(question.key().numbers());
    return database.find(
        FIND, arguments, row -> new Proportion(row.getInt("with_event"), row.getInt("patients")));
  }
}
