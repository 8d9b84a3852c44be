package health.consilium.directory;

import health.consilium.platform.sql.Arguments;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts what {@link Quality} tells. By hand: each count reads a whole table, and those of
 * telephones and credentials look into what the tables keep as JSON.
 */
@Singleton
class QualityTable {
  /** At a million locations a count takes some seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String ORGANIZATIONS =
      """
      select count(*) filter (where npi is null), count(*) from organization where active
      """;

  private static final String STALE =
      """
      select count(*) filter (where stands_since < ?), count(*) from verification_state where active
      """;

  private static final String LOCATIONS =
      """
      select count(*) filter (where precision in ('zip', 'city')), count(*),
        count(*) filter (where hours is null), count(*)
      from location where active
      """;

  private static final String CREDENTIALS =
      """
      select count(*) filter (
          where credential ->> 'status' = 'expired' or credential #>> '{period,end}' < ?),
        count(*)
      from (
        select resource::jsonb as credential
        from directory_entry where active and collection = 'credentials') as entry
      """;

  private static final String PHONES =
      """
      select count(*) filter (where organizations > 1), count(*)
      from (
        select count(distinct organization) as organizations
        from (
          select organization_id as organization, telecom from location where active
          union all
          select id, telecom from organization where active) as listed,
          jsonb_array_elements(telecom) as contact
        where contact ->> 'system' = 'phone'
        group by contact ->> 'value') as number
      """;

  private final Database database;

  QualityTable(Database database) {
    this.database = database;
  }

  /** Counts all of it, inside a transaction. */
  Quality count(long change, Instant now) {
    var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    var freshFrom = Verification.freshFrom(today).atStartOfDay(ZoneOffset.UTC).toInstant();
    return database.patiently(
        PATIENCE,
        connection -> {
          var places = counts(connection, LOCATIONS);
          return new Quality(
              now,
              change,
              counts(connection, ORGANIZATIONS).getFirst(),
              counts(connection, STALE, freshFrom).getFirst(),
              places.getFirst(),
              places.getLast(),
              counts(connection, CREDENTIALS, today.toString()).getFirst(),
              counts(connection, PHONES).getFirst());
        });
  }

  /** Each two columns of the one row. */
  private static List<QualityCount> counts(Connection connection, String sql, Object... arguments)
      throws SQLException {
    try (var select = connection.prepareStatement(sql)) {
      Arguments.bind(select, arguments);
      var row = select.executeQuery();
      row.next();
      var counts = new ArrayList<QualityCount>();
      for (int i = 1; i < row.getMetaData().getColumnCount(); i += 2) {
        counts.add(new QualityCount(row.getLong(i), row.getLong(i + 1)));
      }
      return counts;
    }
  }
}
