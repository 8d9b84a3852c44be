package health.consilium.directory;

import health.consilium.platform.ids.Uuids;
import health.consilium.platform.sql.Arguments;
import health.consilium.platform.sql.Conditions;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The view {@code verification_state}, the longest unverified first. By hand: each kind's rows come
 * from its own index, as many as a page may have, and those that are reported to be wrong from the
 * reports; only these are sorted together.
 */
@Singleton
class DueTable {
  /** Where a page goes on: before every row, unless told. */
  record Place(String since, UUID id) {
    static final Place FIRST = new Place("-infinity", Uuids.NIL);

    /** Reads what {@link #text()} wrote. */
    static Place parse(String text) {
      int gap = text.lastIndexOf(' ');
      return new Place(text.substring(0, gap), UUID.fromString(text.substring(gap + 1)));
    }

    String text() {
      return since + " " + id;
    }
  }

  /** A row, and where it stands. */
  record Line(Place place, DueVerification due) {}

  private static final String COLUMNS =
      "collection, id, version, clinic, verified_at, verified_as, verified_how";

  private static final String OF_ONE_KIND =
      """
      (select %s, stands_since, 0 as reports from verification_state %s
      order by stands_since, id limit ?)
      """;

  private static final String UNREPORTED =
      """
      not exists (select from correction as report where report.status = 'open'
        and report.collection = verification_state.collection
        and report.resource = verification_state.id)
      """;

  /** Nobody stands by what is reported to be wrong, until somebody has looked at it. */
  private static final String REPORTED =
      """
      (select %s, '-infinity'::timestamptz as stands_since, reports
      from (select collection as kind, resource, count(*) as reports
          from correction where status = 'open' group by collection, resource) as reported
        join verification_state on collection = kind and id = resource
      %s order by id limit ?)
      """;

  private static final String TOGETHER =
      """
      select *, stands_since::text as place from (%s) as due order by stands_since, id limit ?
      """;

  private final Database database;

  DueTable(Database database) {
    this.database = database;
  }

  /** Those behind the place that nobody has stood by since that moment, up to so many. */
  List<Line> list(DueQuery query, Place after, Instant heldFrom, int most) {
    var statement = new ArrayList<String>();
    var arguments = new ArrayList<Object>();
    for (String collection : query.collections()) {
      var unreported =
          conditions(query)
              .and("collection = ?", collection)
              .and("(stands_since, id) > (?::timestamptz, ?)", after.since(), after.id())
              .and("stands_since < ?", heldFrom)
              .and(UNREPORTED);
      statement.add(OF_ONE_KIND.formatted(COLUMNS, unreported.sql()));
      arguments.addAll(unreported.arguments());
      arguments.add(most);
    }
    var reported =
        conditions(query)
            .and("collection = any (?)", (Object) query.collections().toArray(String[]::new))
            .and("('-infinity'::timestamptz, id) > (?::timestamptz, ?)", after.since(), after.id());
    statement.add(REPORTED.formatted(COLUMNS, reported.sql()));
    arguments.addAll(reported.arguments());
    arguments.add(most);
    arguments.add(most);
    String sql = TOGETHER.formatted(statement.stream().collect(Collectors.joining("union all\n")));
    return database.list(sql, arguments, DueTable::line);
  }

  private static Conditions conditions(DueQuery query) {
    var conditions = new Conditions().and("active");
    query
        .keeper()
        .ifPresent(
            keeper -> {
              if (keeper.clinic() == null) {
                conditions.and("clinic is null");
              } else {
                conditions.and("clinic = ?", keeper.clinic());
              }
            });
    return conditions;
  }

  private static Line line(ResultSet row) throws SQLException {
    var id = row.getObject("id", UUID.class);
    var due =
        new DueVerification(
            row.getString("collection"),
            id,
            row.getInt("version"),
            new Keeper(row.getObject("clinic", UUID.class)).name(),
            row.getInt("reports"),
            VerificationColumns.verification(verified(row)));
    return new Line(new Place(row.getString("place"), id), due);
  }

  private static @Nullable VerificationColumns verified(ResultSet row) throws SQLException {
    String as = row.getString("verified_as");
    return as == null
        ? null
        : new VerificationColumns(
            row.getObject("verified_at") == null ? null : Arguments.instant(row, "verified_at"),
            as,
            row.getString("verified_how"));
  }
}
