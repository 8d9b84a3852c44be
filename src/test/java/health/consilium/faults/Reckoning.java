package health.consilium.faults;

import health.consilium.access.EachClinic;
import health.consilium.observation.OutcomeRebuild;
import health.consilium.platform.postgres.DatabaseRole;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the database has, held against the ledger. All are 0, or something is wrong.
 *
 * @param lost acknowledged, and not there
 * @param doubled there more than once, or acknowledged as new more than once
 * @param halfApplied there without its entry in the audit log, or counted otherwise than when
 *     everything is computed anew
 * @param refusedButThere refused, and there
 * @param ghosts there, and never sent like that
 */
record Reckoning(int lost, int doubled, int halfApplied, int refusedButThere, int ghosts) {
  static final Reckoning CLEAN = new Reckoning(0, 0, 0, 0, 0);

  /** An index that a crash has damaged would hide what it hides. */
  private static final String NO_INDEX =
      "set enable_indexscan = off; set enable_indexonlyscan = off; set enable_bitmapscan = off";

  /** What is kept beside the observations, and made of nothing else. */
  private static final List<String> DERIVED =
      List.of(
          "select course_id, measure, cohort, baseline, pt24h, p7d, p28d from course_outcome",
          "select month, cohort, measure, time_point, courses, responders, remitted, improved, worse"
              + " from outcome_rollup",
          "select course_id, cohort, measure, day, reading from course_day",
          "select cohort, value_milli, measure, day, courses from trajectory_rollup");

  /** A row of a table of observations. */
  private record Stored(UUID id, int quantity) {}

  /** Reads what a clinic's software has sent to the service. */
  static Reckoning of(Deployment deployment, Clinic clinic, Ledger ledger) throws SQLException {
    try (var superuser = deployment.superuser()) {
      var counted = of(superuser, "observation", clinic.number(), ledger);
      return counted.withHalfApplied(
          unaudited(superuser, clinic.number()) + miscounted(deployment, clinic.number()));
    }
  }

  /** The same of any table of observations, without what belongs to them. */
  static Reckoning of(Connection connection, String table, int clinic, Ledger ledger)
      throws SQLException {
    var rows = new HashMap<UUID, List<Stored>>();
    stored(connection, table, clinic)
        .forEach(row -> rows.computeIfAbsent(row.id(), id -> new ArrayList<>()).add(row));
    int lost = 0;
    int doubled = 0;
    int refused = 0;
    for (var entry : ledger.entries().values()) {
      int there = rows.getOrDefault(entry.id(), List.of()).size();
      lost += entry.isAcknowledged() && there == 0 ? 1 : 0;
      doubled += there > 1 || entry.created() > 1 ? 1 : 0;
      refused += entry.isRefused() && there > 0 ? 1 : 0;
    }
    return new Reckoning(lost, doubled, 0, refused, ghosts(rows, ledger));
  }

  private Reckoning withHalfApplied(int number) {
    return new Reckoning(lost, doubled, number, refusedButThere, ghosts);
  }

  private static int ghosts(Map<UUID, List<Stored>> rows, Ledger ledger) {
    int ghosts = 0;
    for (var found : rows.values()) {
      var sent = ledger.entries().get(found.getFirst().id());
      ghosts += sent == null || sent.quantity() != found.getFirst().quantity() ? 1 : 0;
    }
    return ghosts;
  }

  private static List<Stored> stored(Connection connection, String table, int clinic)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(NO_INDEX);
      var rows = new ArrayList<Stored>();
      try (var row =
          statement.executeQuery(
              "select id, value_milli / 1000 from %s where clinic_number = %d"
                  .formatted(table, clinic))) {
        while (row.next()) {
          rows.add(new Stored(row.getObject(1, UUID.class), row.getInt(2)));
        }
      }
      return rows;
    }
  }

  /** Observations that nobody is on record to have written. */
  private static int unaudited(Connection connection, int clinic) throws SQLException {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                select count(*) from observation o
                where clinic_number = %d and not exists (
                  select from audit_entry a
                  where a.clinic_number = o.clinic_number and a.resource_id = o.id
                    and a.action = 'write' and a.resource = 'observation')
                """
                    .formatted(clinic))) {
      row.next();
      return row.getInt(1);
    }
  }

  /** Rows that are others after everything was computed anew. */
  private static int miscounted(Deployment deployment, int clinic) throws SQLException {
    try (var superuser = deployment.superuser()) {
      var kept = derived(superuser, clinic);
      rebuild(deployment);
      var computed = derived(superuser, clinic);
      var differing = new ArrayList<>(kept);
      computed.forEach(
          row -> {
            if (!differing.remove(row)) {
              differing.add(row);
            }
          });
      return differing.size();
    }
  }

  private static void rebuild(Deployment deployment) throws SQLException {
    try (var app = deployment.connect(DatabaseRole.APP)) {
      app.setAutoCommit(false);
      EachClinic.enter(app, (clinic, number) -> OutcomeRebuild.of(app, number));
    }
  }

  private static List<String> derived(Connection superuser, int clinic) throws SQLException {
    var rows = new ArrayList<String>();
    for (String query : DERIVED) {
      String countsOnly = query.contains("courses") ? " and courses > 0" : "";
      try (var statement = superuser.createStatement();
          var row =
              statement.executeQuery(
                  "select to_jsonb(d)::text from (%s where clinic_number = %d%s) d"
                      .formatted(query, clinic, countsOnly))) {
        while (row.next()) {
          rows.add(row.getString(1));
        }
      }
    }
    return rows;
  }
}
