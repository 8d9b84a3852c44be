package health.consilium.faults;

import health.consilium.access.EachClinic;
import health.consilium.faults.Ledger.Entry;
import health.consilium.faults.Run.Party;
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
 * What the database has, held against the ledgers. All are 0, or something is wrong.
 *
 * @param lost acknowledged, and not there, or there without an amendment that was
 * @param doubled there more than once, or acknowledged as new more than once
 * @param strayed there under a clinic that has no such course
 * @param halfApplied there without its entry in the audit log or without the versions before it, or
 *     counted otherwise than when everything is computed anew; and answers kept under a key of what
 *     is not there
 * @param refusedButThere refused, and there
 * @param ghosts there, and never sent like that by this clinic
 */
record Reckoning(
    int lost, int doubled, int strayed, int halfApplied, int refusedButThere, int ghosts) {
  static final Reckoning CLEAN = new Reckoning(0, 0, 0, 0, 0, 0);

  /** An index that a crash has damaged would hide what it hides. */
  private static final String NO_INDEX =
      "set enable_indexscan = off; set enable_indexonlyscan = off; set enable_bitmapscan = off";

  /** What is kept beside the observations, and made of nothing else. */
  private static final List<String> DERIVED =
      List.of(
          "select course_id, measure, cohort, baseline, pt24h, p7d, p28d, end_of_induction"
              + " from course_outcome",
          "select month, cohort, measure, time_point, courses, responders, remitted, improved,"
              + " worse from outcome_rollup",
          "select course_id, cohort, measure, day, reading from course_day",
          "select cohort, value_milli, measure, day, courses from trajectory_rollup",
          "select course_id, cohort, figure, rule, days, days_with, sessions, sessions_with"
              + " from course_safety",
          "select cohort, figure, rule, courses, courses_with, days, days_with, sessions,"
              + " sessions_with from safety_rollup");

  /**
   * How many were written by a transaction that has not recorded it: neither the observation itself
   * nor, as batches do, as many as it wrote.
   */
  private static final String UNAUDITED =
      """
      with written as (
        select id, xmin::text as transaction, count(*) over (partition by xmin::text) as together
        from observation where clinic_number = %1$d),
      told as (
        select xmin::text as transaction, resource_id, count from audit_entry
        where clinic_number = %1$d and action = 'write' and resource = 'observation')
      select count(*) from written
      where not exists (
          select from told
          where told.transaction = written.transaction and told.resource_id = written.id)
        and not exists (
          select from told
          where told.transaction = written.transaction and told.count >= written.together)
      """;

  /** How many answers are kept under a key of what is not there, of a clinic. */
  private static final String ANSWERED_ONLY =
      """
      select count(*) from idempotency k
      where clinic_number = %d and location like '/v1/observations/%%' and not exists (
        select from observation o
        where o.clinic_number = k.clinic_number and k.location = '/v1/observations/' || o.id)
      """;

  /** Those of which an earlier version was not kept, of a clinic. */
  private static final String FORGETFUL =
      """
      select count(*) from observation o
      where clinic_number = %d and version <> 1 + (
        select count(*) from observation_version v
        where v.clinic_number = o.clinic_number and v.id = o.id)
      """;

  private static final String STRAYED =
      """
      select count(*) from observation o
      where not exists (
        select from course c where c.clinic_number = o.clinic_number and c.id = o.course_id)
      """;

  /** A row of a table of observations. */
  private record Stored(UUID id, int quantity, int version) {
    /** Whether it is older than an amendment that was confirmed. */
    boolean isBehind(Entry sent) {
      return version < sent.version();
    }

    boolean isSaidBy(Entry sent) {
      return isBehind(sent) || (version == sent.version() && quantity == sent.quantity());
    }
  }

  /** Reads what the clinics' software has sent to the service. */
  static Reckoning of(Deployment deployment, List<Party> parties) throws SQLException {
    try (var superuser = deployment.superuser()) {
      var clinics = parties.stream().map(party -> party.clinic().number()).toList();
      int halfApplied = 0;
      for (int clinic : clinics) {
        halfApplied += count(superuser, UNAUDITED.formatted(clinic));
        halfApplied += count(superuser, FORGETFUL.formatted(clinic));
        halfApplied += count(superuser, ANSWERED_ONLY.formatted(clinic));
      }
      halfApplied += miscounted(deployment, superuser, clinics);
      var all = new Reckoning(0, 0, count(superuser, STRAYED), halfApplied, 0, 0);
      for (var party : parties) {
        all =
            all.plus(
                of(superuser, "observation", party.clinic().number(), party.software().ledger()));
      }
      return all;
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
      var there = rows.getOrDefault(entry.id(), List.of());
      boolean missed = there.isEmpty() || there.getFirst().isBehind(entry);
      lost += entry.isAcknowledged() && missed ? 1 : 0;
      doubled += there.size() > 1 || entry.created() > 1 ? 1 : 0;
      refused += entry.isRefused() && !there.isEmpty() ? 1 : 0;
    }
    return new Reckoning(lost, doubled, 0, 0, refused, ghosts(rows, ledger));
  }

  private Reckoning plus(Reckoning other) {
    return new Reckoning(
        lost + other.lost,
        doubled + other.doubled,
        strayed + other.strayed,
        halfApplied + other.halfApplied,
        refusedButThere + other.refusedButThere,
        ghosts + other.ghosts);
  }

  private static int ghosts(Map<UUID, List<Stored>> rows, Ledger ledger) {
    int ghosts = 0;
    for (var found : rows.values()) {
      var sent = ledger.entries().get(found.getFirst().id());
      ghosts += sent == null || !found.getFirst().isSaidBy(sent) ? 1 : 0;
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
              "select id, value_milli / 1000, version from %s where clinic_number = %d"
                  .formatted(table, clinic))) {
        while (row.next()) {
          rows.add(new Stored(row.getObject(1, UUID.class), row.getInt(2), row.getInt(3)));
        }
      }
      return rows;
    }
  }

  private static int count(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getInt(1);
    }
  }

  /** Rows that are others after everything was computed anew. */
  private static int miscounted(Deployment deployment, Connection superuser, List<Integer> clinics)
      throws SQLException {
    var kept = derived(superuser, clinics);
    rebuild(deployment, clinics);
    var computed = derived(superuser, clinics);
    var differing = new ArrayList<>(kept);
    computed.forEach(
        row -> {
          if (!differing.remove(row)) {
            differing.add(row);
          }
        });
    return differing.size();
  }

  private static void rebuild(Deployment deployment, List<Integer> clinics) throws SQLException {
    try (var app = deployment.connect(DatabaseRole.APP)) {
      app.setAutoCommit(false);
      EachClinic.enter(
          app,
          (clinic, number) -> {
            if (clinics.contains(number.value())) {
              OutcomeRebuild.of(app, number);
            }
          });
    }
  }

  private static List<String> derived(Connection superuser, List<Integer> clinics)
      throws SQLException {
    var rows = new ArrayList<String>();
    for (int clinic : clinics) {
      for (String query : DERIVED) {
        String countsOnly = query.contains("courses") ? " and courses > 0" : "";
        try (var statement = superuser.createStatement();
            var row =
                statement.executeQuery(
                    "select to_jsonb(d)::text from (%s where clinic_number = %d%s) d"
                        .formatted(query, clinic, countsOnly))) {
          while (row.next()) {
            rows.add(clinic + row.getString(1));
          }
        }
      }
    }
    return rows;
  }
}
