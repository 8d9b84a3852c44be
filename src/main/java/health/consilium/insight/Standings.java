package health.consilium.insight;

import static health.consilium.platform.sql.Arguments.bind;

import health.consilium.access.ClinicNumber;
import health.consilium.insight.disclosure.Reason;
import health.consilium.insight.disclosure.Standing;
import health.consilium.platform.sql.Conditions;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where each clinic stands. By hand, like the counts that it stands beside: written by the role
 * that releases, read by whoever is in the clinic's scope.
 */
@Singleton
class Standings {
  /** A standing, and the release that it is of. */
  record Answer(Release release, ReleasedStanding standing) {}

  private static final String STORE =
      """
      insert into release_standing (%s, number, clinic_number, quarter, clinics, hidden)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
          .formatted(ReleaseKey.COLUMNS);

  private static final String FIND =
      """
      select r.id, r.number, r.published_at, r.as_of, r.policy, c.since, c.number is null as absent,
        c.hidden as cell_hidden, s.quarter, s.clinics, s.hidden
      from network_release r
      left join lateral (
        select * from release_cell
        where number = r.number and %1$s and (dimension, category) = (0, 0)) c on true
      left join lateral (
        select * from release_standing
        where number = c.since and %1$s and clinic_number = ?) s on true
      %2$s
      order by r.number desc limit 1
      """;

  private final Database database;

  Standings(Database database) {
    this.database = database;
  }

  /** Of a table whose count of all patients is fresh, on the connection that releases. */
  static void store(
      Connection connection, ReleaseKey key, int number, Map<Integer, Standing> standings)
      throws SQLException {
    try (var insert = connection.prepareStatement(STORE)) {
      for (var entry : standings.entrySet()) {
        bind(insert, key.and(columns(number, entry.getKey(), entry.getValue())));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static @Nullable Object[] columns(int number, int clinic, Standing standing) {
    return switch (standing) {
      case Standing.Told(int quarter, int clinics) ->
          new @Nullable Object[] {number, clinic, quarter, clinics, null};
      case Standing.Hidden(var reason) ->
          new @Nullable Object[] {number, clinic, null, null, reason.name()};
    };
  }

  /**
   * Where the clinic stands by that release, or without an id the newest; none without such
   * release.
   */
  Optional<Answer> find(Optional<UUID> id, ReleaseKey key, ClinicNumber clinic) {
    var conditions = new Conditions().and("r.id = ?", id);
    var arguments = new ArrayList<Object>(key.numbers());
    arguments.addAll(key.numbers());
    arguments.add(clinic.value());
    arguments.addAll(conditions.arguments());
    String sql = FIND.formatted(ReleaseKey.CONDITION, conditions.sql());
    return database.find(
        sql, arguments, row -> new Answer(ReleaseReading.release(row), standing(row)));
  }

  /** A table that was not stored has too few patients or none, and so has a clinic in a table. */
  private static ReleasedStanding standing(ResultSet row) throws SQLException {
    String hidden = row.getString("cell_hidden");
    if (hidden != null || row.getBoolean("absent")) {
      return ReleasedStanding.behind(hidden == null ? Reason.MIN_PATIENTS : Reason.valueOf(hidden));
    }
    int quarter = row.getInt("quarter");
    if (!row.wasNull()) {
      return ReleasedStanding.shown(quarter, row.getInt("clinics"), row.getInt("since"));
    }
    String reason = row.getString("hidden");
    return ReleasedStanding.hidden(reason == null ? Reason.MIN_PATIENTS : Reason.valueOf(reason));
  }
}
