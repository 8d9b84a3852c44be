package health.consilium.access;

import static health.consilium.platform.sql.Arguments.bind;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code audit_seal}, and the logs of all clinics behind it, on a connection that is
 * inside a transaction. By hand: the sealer works beside Hibernate, and verifying without it.
 */
final class AuditSeals {
  /**
   * A seal, or before the first one what stands there.
   *
   * @param number 0 before the first
   * @param until it covers what was recorded before then; absent before the first
   * @param entries how many it covers
   * @param hash in hexadecimal
   */
  record Seal(int clinic, int number, @Nullable Instant until, int entries, String hash) {
    static Seal beginning(int clinic) {
      return new Seal(clinic, 0, null, 0, "00".repeat(32));
    }
  }

  /** What is to be done with each entry. */
  @FunctionalInterface
  interface Reading {
    void read(AuditTable.Line line);
  }

  /** Rows that are fetched at once. */
  private static final int FETCHED = 1_000;

  private static final String OPEN = "select set_config('app.sealing', 'on', true)";

  /**
   * No entry from before then is still to come, by the database's clock alone: whoever has appended
   * one and not finished holds a lock on the table, began its transaction before it appended, and
   * may have dated its entry 20 seconds back. A lock whose holder cannot be seen stops everything.
   */
  private static final String COMPLETE =
      """
      select least(statement_timestamp(), min(coalesce(holder.xact_start, '-infinity')))
        - interval '20 seconds'
      from pg_locks held left join pg_stat_activity holder on holder.pid = held.pid
      where held.relation = 'audit_entry'::regclass and held.mode = 'RowExclusiveLock'
        and held.database = (select oid from pg_database where datname = current_database())
      """;

  /** The last seal of each log that has entries behind it. */
  private static final String BEHIND =
      """
      select log.number as clinic_number, coalesce(last.number, 0) as number, last.until,
        coalesce(last.entries, 0) as entries, encode(last.hash, 'hex') as hash
      from (select number from clinic union all select 0) log
      left join lateral (
        select * from audit_seal
        where clinic_number = log.number order by number desc limit 1) last on true
      where exists (
        select from audit_entry
        where clinic_number = log.number and recorded_at < ?
          and recorded_at >= coalesce(last.until, '-infinity'))
      """;

  private static final String ENTRIES =
      """
      select * from audit_entry
      where clinic_number = ? and recorded_at >= coalesce(?::timestamptz, '-infinity')
        and recorded_at < coalesce(?::timestamptz, 'infinity')
      order by recorded_at, number
      """;

  private static final String SEAL =
      """
      insert into audit_seal (clinic_number, number, until, entries, hash) values (?, ?, ?, ?, decode(?, 'hex'))
      """;

  private static final String SEALS =
      """
      select clinic_number, number, until, entries, encode(hash, 'hex') as hash
      from audit_seal where clinic_number = ? order by number
      """;

  private static final String LOGS =
      """
      select 0 as number, 'network' as name
      union all (select number, id::text from clinic order by number)
      """;

  /** One log: a clinic's number in tables, and its id or {@code network}. */
  record Log(int clinic, String name) {}

  private final Connection connection;

  /** Opens all logs for the transaction. */
  AuditSeals(Connection connection) throws SQLException {
    this.connection = connection;
    try (var open = connection.createStatement()) {
      open.execute(OPEN);
    }
  }

  /** Before then, every log is complete; none while that cannot be said. */
  Optional<Instant> complete() throws SQLException {
    try (var complete = connection.createStatement();
        var row = complete.executeQuery(COMPLETE)) {
      row.next();
      var at = row.getObject(1, OffsetDateTime.class);
      return Optional.of(at)
          .filter(told -> !told.equals(OffsetDateTime.MIN))
          .map(OffsetDateTime::toInstant);
    }
  }

  /** The last seals of the logs that have unsealed entries from before then. */
  List<Seal> behind(Instant until) throws SQLException {
    return seals(BEHIND, until);
  }

  List<Seal> of(Log log) throws SQLException {
    return seals(SEALS, log.clinic());
  }

  List<Log> logs() throws SQLException {
    try (var select = connection.createStatement();
        var row = select.executeQuery(LOGS)) {
      var logs = new ArrayList<Log>();
      while (row.next()) {
        logs.add(new Log(row.getInt("number"), row.getString("name")));
      }
      return logs;
    }
  }

  /** The entries between two times, the first included, in their order. */
  void read(int clinic, @Nullable Instant from, @Nullable Instant until, Reading reading)
      throws SQLException {
    try (var select = connection.prepareStatement(ENTRIES)) {
      select.setFetchSize(FETCHED);
      bind(select, clinic, from, until);
      var row = select.executeQuery();
      while (row.next()) {
        reading.read(AuditTable.line(row));
      }
    }
  }

  void store(Seal seal) throws SQLException {
    try (var insert = connection.prepareStatement(SEAL)) {
      bind(insert, seal.clinic(), seal.number(), seal.until(), seal.entries(), seal.hash());
      insert.executeUpdate();
    }
  }

  private List<Seal> seals(String sql, Object argument) throws SQLException {
    try (var select = connection.prepareStatement(sql)) {
      bind(select, argument);
      var found = new ArrayList<Seal>();
      var row = select.executeQuery();
      while (row.next()) {
        found.add(seal(row));
      }
      return found;
    }
  }

  private static Seal seal(ResultSet row) throws SQLException {
    int clinic = row.getInt("clinic_number");
    int number = row.getInt("number");
    if (number == 0) {
      return Seal.beginning(clinic);
    }
    Instant until = row.getObject("until", OffsetDateTime.class).toInstant();
    return new Seal(clinic, number, until, row.getInt("entries"), row.getString("hash"));
  }
}
