package health.consilium.access;

import static health.consilium.platform.sql.Arguments.bind;
import static health.consilium.platform.sql.Arguments.instant;

import health.consilium.platform.json.WireNames;
import health.consilium.platform.paging.Limit;
import health.consilium.platform.sql.Conditions;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code audit_entry}. By hand: a group of requests appends its entries in one statement.
 */
@Singleton
class AuditTable {
  /**
   * A stored entry.
   *
   * @param number tells entries of one moment apart
   */
  record Line(long number, AuditEntry entry) {
    Place place() {
      return new Place(entry.recordedAt(), number);
    }
  }

  /** Where a line stands in its log. */
  record Place(Instant at, long number) {
    /** Reads what {@link #text()} wrote. */
    static Place parse(String text) {
      String[] parts = text.split(" ", 2);
      return new Place(Instant.parse(parts[0]), Long.parseLong(parts[1]));
    }

    String text() {
      return at + " " + number;
    }
  }

  /** Something that was done in a clinic. */
  record Told(ClinicNumber clinic, AuditEntry entry) {}

  /**
   * Row by row: each opens its clinic and is then judged by the policy. Were they all opened first,
   * the policy would refuse every row of another clinic than the last.
   */
  private static final String APPEND =
      """
      insert into audit_entry (clinic_number, recorded_at, request, action, resource, resource_id,
        count, client)
      select clinic, at, request, action, resource, resource_id, count, client
      from (
        select *, set_config('app.clinic', clinic::text, true) as scope
        from unnest(?::integer[], ?::timestamptz[], ?::uuid[], ?::text[], ?::text[], ?::uuid[],
            ?::integer[], ?::text[])
          as told (clinic, at, request, action, resource, resource_id, count, client)) told
      where scope is not null
      """;

  private static final String LIST =
      "select * from audit_entry %s order by recorded_at desc, number desc limit ?";

  /** The client of an entry, where the caller needed none. */
  static final String ANYBODY = "anybody";

  private final Database database;

  AuditTable(Database database) {
    this.database = database;
  }

  void append(List<Told> entries) {
    database.call(connection -> append(connection, entries));
  }

  /** Newest first, one line more than the limit. */
  List<Line> list(ClinicNumber clinic, Optional<Place> after, Limit limit) {
    var conditions = new Conditions().and("clinic_number = ?", clinic.value());
    after.ifPresent(
        place -> conditions.and("(recorded_at, number) < (?, ?)", place.at(), place.number()));
    return database.list(
        LIST.formatted(conditions.sql()),
        conditions.argumentsAnd(limit.value() + 1),
        AuditTable::line);
  }

  static Line line(ResultSet row) throws SQLException {
    return new Line(
        row.getLong("number"),
        new AuditEntry(
            instant(row, "recorded_at"),
            row.getString("client"),
            WireNames.find(Deed.Action.class, row.getString("action")).orElseThrow(),
            row.getString("resource"),
            row.getObject("resource_id", UUID.class),
            row.getObject("count", Integer.class),
            row.getObject("request", UUID.class)));
  }

  private static int append(Connection connection, List<Told> told) throws SQLException {
    var entries = told.stream().map(Told::entry).toList();
    try (var append = connection.prepareStatement(APPEND)) {
      bind(
          append,
          connection.createArrayOf(
              "integer", told.stream().map(each -> each.clinic().value()).toArray()),
          column(connection, "timestamptz", entries, AuditEntry::recordedAt),
          column(connection, "uuid", entries, AuditEntry::request),
          column(connection, "text", entries, entry -> WireNames.of(entry.action())),
          column(connection, "text", entries, AuditEntry::resource),
          column(connection, "uuid", entries, AuditEntry::id),
          column(connection, "integer", entries, AuditEntry::count),
          column(connection, "text", entries, AuditEntry::client));
      return append.executeUpdate();
    }
  }

  private static Array column(
      Connection connection,
      String type,
      List<AuditEntry> entries,
      Function<AuditEntry, @Nullable Object> value)
      throws SQLException {
    return connection.createArrayOf(type, entries.stream().map(value).toArray());
  }
}
