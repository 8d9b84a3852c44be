package health.consilium.observation;

import static health.consilium.platform.sql.Arguments.bind;

import health.consilium.access.ClinicNumber;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of stored observations: each change keeps the version that it replaces in {@code
 * observation_version}. By hand, as {@link ObservationTable} is. Whoever changes something has
 * locked its course, and afterwards has the course's outcomes computed anew.
 */
@Singleton
class ObservationVersions implements VersionPages.Source<Observation> {
  private static final String ONE = "clinic_number = ? and id = ?";
  private static final String STANDING_IN =
      "clinic_number = ? and course_id = any (?) and status <> "
          + ObservationStatus.ENTERED_IN_ERROR.number();

  private static final String KEEP =
      "insert into observation_version select * from observation where %s";

  private static final String AMEND =
      """
      update observation set version = version + 1, effective_at = ?, value_milli = ?,
        second_milli = ?, measure = ?, method = ?, status = ?, reason = ?, recorded_at = ?,
        recorded_by = ?
      where %s
      """
          .formatted(ONE);

  private static final String RETRACT =
      """
      update observation set version = version + 1, status = %d, reason = ?, recorded_at = ?,
        recorded_by = ?
      where %s
      """;

  /** Of the newest versions first, those before one. */
  private static final String VERSIONS =
      """
      select o.*, c.started_at
      from (
        select * from observation where %1$s
        union all
        select * from observation_version where %1$s) o
      join course c on c.clinic_number = o.clinic_number and c.id = o.course_id
      where o.version < ?
      order by o.version desc limit ?
      """
          .formatted(ONE);

  private final Database database;
  private final ObservationReader reader;

  ObservationVersions(Database database, ObservationReader reader) {
    this.database = database;
    this.reader = reader;
  }

  /** Makes the posting the next version of what is stored under its id. */
  void amend(ClinicNumber clinic, Posting posting, Alteration why) {
    var body = posting.body();
    database.call(
        connection -> {
          execute(connection, KEEP.formatted(ONE), clinic.value(), body.id());
          return execute(
              connection,
              AMEND,
              body.effectiveAt(),
              posting.reading().first(),
              posting.reading().second(),
              posting.instrument().number(),
              body.method(),
              body.status().number(),
              why.reason().number(),
              why.at(),
              why.by(),
              clinic.value(),
              body.id());
        });
  }

  void retract(ClinicNumber clinic, UUID id, Alteration why) {
    retract(ONE, clinic, id, why);
  }

  /** Retracts all that stands in these courses, and says how many that are. */
  int retractAll(ClinicNumber clinic, UUID[] courses, Alteration why) {
    return retract(STANDING_IN, clinic, courses, why);
  }

  private int retract(String which, ClinicNumber clinic, Object of, Alteration why) {
    int retracted = ObservationStatus.ENTERED_IN_ERROR.number();
    return database.call(
        connection -> {
          execute(connection, KEEP.formatted(which), clinic.value(), of);
          return execute(
              connection,
              RETRACT.formatted(retracted, which),
              why.reason().number(),
              why.at(),
              why.by(),
              clinic.value(),
              of);
        });
  }

  @Override
  public List<Observation> versions(ClinicNumber clinic, UUID id, int below, int most) {
    return database.call(
        connection -> {
          try (var select = connection.prepareStatement(VERSIONS)) {
            bind(select, clinic.value(), id, clinic.value(), id, below, most);
            var found = new ArrayList<Observation>();
            for (var row = select.executeQuery(); row.next(); ) {
              found.add(reader.observation(row));
            }
            return found;
          }
        });
  }

  private static int execute(Connection connection, String sql, @Nullable Object... arguments)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      bind(statement, arguments);
      return statement.executeUpdate();
    }
  }
}
