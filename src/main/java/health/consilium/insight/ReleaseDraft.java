package health.consilium.insight;

import static health.consilium.platform.sql.Arguments.bind;
import static health.consilium.platform.sql.Arguments.instant;

import health.consilium.insight.disclosure.Count;
import health.consilium.insight.disclosure.Slice;
import health.consilium.insight.disclosure.Tally;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The release that is being computed, on a connection of the role that releases. By hand: one
 * statement counts the patients of all clinics, and all that follows is read table by table, so
 * that the memory it takes does not grow with the network.
 */
final class ReleaseDraft {
  /**
   * A draft.
   *
   * @param number of the release that it becomes
   * @param asOf when its patients were counted
   */
  record Draft(int number, Instant asOf) {}

  private static final String OPEN = "select number, as_of from release_draft";

  private static final String BEGIN =
      """
      insert into release_draft (number, as_of)
      select coalesce(max(number), 0) + 1, ? from network_release
      """;

  /**
   * A patient counts once in a table: by the first course there that could be judged; and whoever
   * may be told of in a row in none. Counts and scores are of the same patients.
   */
  private static final String COUNT =
      """
      with patient as materialized (
        select distinct on (measure, time_point, indication, drug, route, clinic_number, patient) *
        from patient_outcome
        where not in_rows
        order by measure, time_point, indication, drug, route, clinic_number, patient, started_at,
          course_id),
      scored as (
        insert into release_draft_score (%1$s, baseline, mean, deviation)
        select %1$s, avg(baseline_milli) / 1000, avg(follow_up_milli) / 1000,
          coalesce(stddev_samp(follow_up_milli), 0) / 1000
        from patient
        group by %1$s)
      insert into release_tally (%1$s, dimension, category, clinic_number, responders, others)
      select %1$s, slice.dimension, slice.category,
        clinic_number, count(*) filter (where responder), count(*) filter (where not responder)
      from patient
      join clinic_state on number = clinic_number
      left join census_division using (state)
      cross join lateral (values
        (0, 0),
        (1, age_band::integer),
        (2, sex::integer),
        (3, case when failed_trials <= 1 then 1 when failed_trials = 2 then 2
          when failed_trials <= 4 then 3 else 4 end),
        (4, coalesce(division, 10)::integer)) as slice (dimension, category)
      group by %1$s, slice.dimension, slice.category, clinic_number
      """
          .formatted(ReleaseKey.COLUMNS);

  private static final String NEXT =
      "select %1$s from release_tally order by %1$s limit 1".formatted(ReleaseKey.COLUMNS);

  private static final String TALLIES =
      """
      select dimension, category, clinic_number, responders, others from release_tally where %s
      """
          .formatted(ReleaseKey.CONDITION);

  private static final String DECIDED =
      """
      with scored as (delete from release_draft_score where %1$s)
      delete from release_tally where %1$s
      """
          .formatted(ReleaseKey.CONDITION);

  /** What was shown of tables that have no patients any more stands. */
  private static final String CARRY =
      """
      insert into release_cell (number, evaluable, responders, since, indication, drug, route,
        measure, time_point, dimension, category)
      select ?, evaluable, responders, since, indication, drug, route, measure, time_point,
        dimension, category
      from release_cell where number = ? and hidden is null
      on conflict do nothing
      """;

  private static final String PUBLISH =
      """
      insert into network_release (id, number, as_of, published_at, policy) values (?, ?, ?, ?, ?)
      """;

  private static final String CLOSE = "delete from release_draft";

  private final Connection connection;

  ReleaseDraft(Connection connection) {
    this.connection = connection;
  }

  /** The draft that was left unfinished; else a new one, with everybody counted. */
  Draft resumeOrBegin(Instant now) throws SQLException {
    var open = open();
    if (open != null) {
      return open;
    }
    execute(BEGIN, now);
    execute(COUNT);
    var begun = Objects.requireNonNull(open());
    new EventDraft(connection).count(begun);
    return begun;
  }

  /** A table that is not decided yet. */
  Optional<ReleaseKey> next() throws SQLException {
    try (var select = connection.prepareStatement(NEXT)) {
      var row = select.executeQuery();
      return row.next() ? Optional.of(ReleaseKey.of(row)) : Optional.empty();
    }
  }

  Map<Slice, Tally> tallies(ReleaseKey key) throws SQLException {
    return tallies(connection, TALLIES, key);
  }

  void decided(ReleaseKey key) throws SQLException {
    execute(DECIDED, key.and(key.numbers().toArray()));
  }

  /** Makes it public, which ends the draft. */
  void publish(Draft draft, UUID id, Instant at, int policy) throws SQLException {
    execute(CARRY, draft.number(), draft.number() - 1);
    execute(PUBLISH, id, draft.number(), draft.asOf(), at, policy);
    execute(CLOSE);
  }

  /** The patients of a table's slices, by clinic. */
  static Map<Slice, Tally> tallies(Connection connection, String sql, ReleaseKey key)
      throws SQLException {
    var counts = new HashMap<Slice, Map<Integer, Count>>();
    try (var select = connection.prepareStatement(sql)) {
      bind(select, key.and());
      for (var row = select.executeQuery(); row.next(); ) {
        counts
            .computeIfAbsent(
                Slice.numbered(row.getInt("dimension"), row.getInt("category")),
                _ -> new HashMap<>())
            .put(
                row.getInt("clinic_number"),
                new Count(row.getInt("responders"), row.getInt("others")));
      }
    }
    var tallies = new HashMap<Slice, Tally>();
    counts.forEach((slice, byClinic) -> tallies.put(slice, new Tally(byClinic)));
    return tallies;
  }

  private @Nullable Draft open() throws SQLException {
    try (var select = connection.prepareStatement(OPEN)) {
      var row = select.executeQuery();
      return row.next() ? new Draft(row.getInt("number"), instant(row, "as_of")) : null;
    }
  }

  private void execute(String sql, @Nullable Object... arguments) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      bind(statement, arguments);
      statement.executeUpdate();
    }
  }
}
