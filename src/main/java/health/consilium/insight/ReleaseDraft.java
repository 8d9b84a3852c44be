package health.consilium.insight;

import static health.consilium.platform.sql.Arguments.bind;
import static health.consilium.platform.sql.Arguments.instant;
import static java.util.stream.Collectors.joining;

import health.consilium.insight.disclosure.Count;
import health.consilium.insight.disclosure.Slice;
import health.consilium.insight.disclosure.Tally;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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
   * @param previous number of the release before; 0 for the first
   * @param asOf when its patients were counted
   * @param policy version of the rules under which it was begun
   * @param current whether nobody has withdrawn consent since
   */
  record Draft(int number, int previous, Instant asOf, int policy, boolean current) {
    private boolean canGoOn(Instant now, int rules) {
      return current && policy == rules && asOf.plus(LONGEST).isAfter(now);
    }
  }

  /** What was counted longer ago is no release of today. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private static final String PREVIOUS = "(select coalesce(max(number), 0) from network_release)";

  private static final String OPEN =
      """
      select number, %s as previous, as_of, policy, withdrawals = told as current
      from release_draft cross join withdrawals_of_consent
      """
          .formatted(PREVIOUS);

  /**
   * Withdrawals are counted before patients are: one in between makes it begin anew for nothing.
   */
  private static final String BEGIN =
      """
      insert into release_draft (number, as_of, policy, withdrawals)
      select 1 + greatest(%s, (select max(number) from release_draft)), ?, ?, told
      from withdrawals_of_consent
      """
          .formatted(PREVIOUS);

  /** All but its number, which nobody else may have: cells of it are stored. */
  private static final List<String> THROW_AWAY =
      List.of(
          "delete from release_tally",
          "delete from release_draft_score",
          "delete from release_memory where number > " + PREVIOUS,
          "delete from release_own_event where number > " + PREVIOUS,
          "delete from release_draft where number < (select max(number) from release_draft)");

  /**
   * A patient counts once in a table: by the first course there that could be judged; and whoever
   * may be told of in a row in none. Counts and scores are of the same patients. Clinic by clinic,
   * since no two clinics' patients are the same: so whatever is sorted fits into memory, and each
   * patient is read once. A clinic's division is that of all of its patients.
   */
  private static final String COUNT =
      """
      with counted as materialized (
        select clinic.number as clinic_number, coalesce(division, 10) as division, own.*
        from clinic_state clinic
        left join census_division using (state)
        cross join lateral (
          select %1$s, age_band, sex, trials,
            case grouping(age_band, sex, trials) when 7 then 0 when 3 then 1 when 5 then 2 else 3 end
              as dimension,
            count(*) filter (where responder) as responders,
            count(*) filter (where not responder) as others,
            sum(baseline_milli) as baseline, sum(follow_up_milli) as follow_up,
            sum(follow_up_milli::bigint * follow_up_milli) as squares
          from (
            select distinct on (%1$s, patient) *,
              case when failed_trials <= 1 then 1 when failed_trials = 2 then 2
                when failed_trials <= 4 then 3 else 4 end as trials
            from patient_outcome
            where clinic_number = clinic.number and counted
            order by %1$s, patient, started_at, course_id) patient
          group by %1$s, grouping sets ((), (age_band), (sex), (trials))) own),
      scored as (
        insert into release_draft_score (%1$s, baseline, mean, deviation)
        select %1$s, sum(baseline) / n / 1000, sum(follow_up) / n / 1000,
          case when n > 1 then
            sqrt(greatest(0, (sum(squares) - sum(follow_up) * sum(follow_up) / n) / (n - 1)))
          else 0 end / 1000
        from (select *, sum(responders + others) over (partition by %1$s) as n
          from counted where dimension = 0) of_table
        group by %1$s, n)
      insert into release_tally (%1$s, dimension, category, clinic_number, responders, others)
      select %1$s, slice.dimension, category, clinic_number, responders, others
      from counted
      cross join lateral (
        select counted.dimension, coalesce(age_band, sex, trials, 0)
        union all
        select 4, division where counted.dimension = 0) as slice (dimension, category)
      """
          .formatted(ReleaseKey.COLUMNS);

  /** Not from the first one on: there are what tables that were decided have left in the index. */
  private static final String NEXT =
      """
      select %1$s from release_tally where (%1$s) > (?, ?, ?, ?, ?) order by %1$s limit 1
      """
          .formatted(ReleaseKey.COLUMNS);

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
      insert into network_release (id, number, as_of, published_at, policy)
      select ?, number, as_of, ?, policy
      from release_draft join withdrawals_of_consent on told = withdrawals
      """;

  /** What was kept of the same slices before. */
  private static final String FORGET =
      """
      delete from release_memory kept
      where number < ? and exists (
        select from release_memory newer
        where newer.number = ? and (%s, newer.dimension, newer.category)
          = (%s, kept.dimension, kept.category))
      """
          .formatted(of("newer"), of("kept"));

  private static final String CLOSE = "delete from release_draft";

  private final Connection connection;

  ReleaseDraft(Connection connection) {
    this.connection = connection;
  }

  /**
   * The draft that was left unfinished; else a new one, with everybody counted. One that was begun
   * under other rules or more than a day ago is thrown away, and so is one that counts somebody who
   * has withdrawn consent since.
   *
   * @param policy version of the rules
   */
  Draft resumeOrBegin(Instant now, int policy) throws SQLException {
    var open = open();
    if (open != null && open.canGoOn(now, policy)) {
      return open;
    }
    execute(BEGIN, now, policy);
    for (String statement : THROW_AWAY) {
      execute(statement);
    }
    execute(COUNT);
    var begun = Objects.requireNonNull(open());
    new EventDraft(connection).count(begun);
    return begun;
  }

  /**
   * The first table that is not decided yet.
   *
   * @param after behind this one
   */
  Optional<ReleaseKey> next(ReleaseKey after) throws SQLException {
    try (var select = connection.prepareStatement(NEXT)) {
      bind(select, after.and());
      var row = select.executeQuery();
      return row.next() ? Optional.of(ReleaseKey.of(row)) : Optional.empty();
    }
  }

  Map<Slice, Tally> tallies(ReleaseKey key) throws SQLException {
    return tallies(connection, TALLIES, key.and());
  }

  void decided(ReleaseKey key) throws SQLException {
    execute(DECIDED, key.and(key.numbers().toArray()));
  }

  /**
   * Makes it public, which ends the draft.
   *
   * @return whether it did: not when somebody has withdrawn consent since patients were counted
   */
  boolean publish(Draft draft, UUID id, Instant at) throws SQLException {
    execute(CARRY, draft.number(), draft.previous());
    execute(FORGET, draft.number(), draft.number());
    boolean published = execute(PUBLISH, id, at) > 0;
    execute(CLOSE);
    return published;
  }

  private static String of(String alias) {
    return Stream.of(ReleaseKey.COLUMNS.split(", "))
        .map(column -> alias + "." + column)
        .collect(joining(", "));
  }

  /** The patients of a table's slices, by clinic. */
  static Map<Slice, Tally> tallies(Connection connection, String sql, @Nullable Object... arguments)
      throws SQLException {
    var counts = new HashMap<Slice, Map<Integer, Count>>();
    try (var select = connection.prepareStatement(sql)) {
      bind(select, arguments);
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
      return row.next()
          ? new Draft(
              row.getInt("number"),
              row.getInt("previous"),
              instant(row, "as_of"),
              row.getInt("policy"),
              row.getBoolean("current"))
          : null;
    }
  }

  private int execute(String sql, @Nullable Object... arguments) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      bind(statement, arguments);
      return statement.executeUpdate();
    }
  }
}
