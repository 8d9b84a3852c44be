package health.consilium.insight;

import static health.consilium.platform.sql.Arguments.bind;

import health.consilium.insight.disclosure.Past;
import health.consilium.insight.disclosure.Reason;
import health.consilium.insight.disclosure.Shown;
import health.consilium.insight.disclosure.Slice;
import health.consilium.insight.disclosure.Tally;
import health.consilium.insight.disclosure.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a release that is being computed, and what is kept of each for the next: on a
 * connection of the role that releases, by hand, since both are written in batches.
 */
final class ReleaseCells {
  /**
   * What a release shows of a cell.
   *
   * @param since number of the release in which it was computed
   */
  record Told(Shown value, int since) {}

  private static final String TOLD =
      """
      select dimension, category, evaluable, responders, since from release_cell
      where %s and number = ? and hidden is null
      """
          .formatted(ReleaseKey.CONDITION);

  private static final String STORE =
      """
      insert into release_cell (%s, number, dimension, category, evaluable, responders, since, hidden)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
          .formatted(ReleaseKey.COLUMNS);

  private static final String MEMORY =
      """
      select dimension, category, clinic_number, responders, others from release_memory
      where %s and number < ? and clinic_number > 0
      """
          .formatted(ReleaseKey.CONDITION);

  /** As the draft counts them; of a slice that nobody is in, that. */
  private static final String REMEMBER =
      """
      insert into release_memory (%s, number, dimension, category, clinic_number, responders, others)
      select ?, ?, ?, ?, ?, ?, dimension, category, coalesce(clinic_number, 0),
        coalesce(responders, 0), coalesce(others, 0)
      from unnest(?, ?) as kept (dimension, category)
      left join (select * from release_tally where %s) tally using (dimension, category)
      """
          .formatted(ReleaseKey.COLUMNS, ReleaseKey.CONDITION);

  private final Connection connection;

  ReleaseCells(Connection connection) {
    this.connection = connection;
  }

  /** What that release shows of a table. */
  Map<Slice, Told> told(ReleaseKey key, int number) throws SQLException {
    var told = new HashMap<Slice, Told>();
    try (var select = connection.prepareStatement(TOLD)) {
      bind(select, key.and(number));
      for (var row = select.executeQuery(); row.next(); ) {
        told.put(
            Slice.numbered(row.getInt("dimension"), row.getInt("category")),
            new Told(
                new Shown(row.getInt("evaluable"), row.getInt("responders")), row.getInt("since")));
      }
    }
    return told;
  }

  /** What is kept of a table before that release, together with what was told of it. */
  Map<Slice, Past> past(ReleaseKey key, int number, Map<Slice, Told> told) throws SQLException {
    var examined = ReleaseDraft.tallies(connection, MEMORY, key.and(number));
    var slices = new HashSet<>(examined.keySet());
    slices.addAll(told.keySet());
    var past = new HashMap<Slice, Past>();
    for (var slice : slices) {
      past.put(slice, new Past(value(told.get(slice)), examined.getOrDefault(slice, Tally.EMPTY)));
    }
    return past;
  }

  /** A cell that is hidden since its patients are too few is the rule, and not stored. */
  void store(ReleaseKey key, int number, Map<Slice, Verdict> verdicts, Map<Slice, Told> before)
      throws SQLException {
    try (var insert = connection.prepareStatement(STORE)) {
      for (var entry : verdicts.entrySet()) {
        var slice = entry.getKey();
        switch (entry.getValue()) {
          case Verdict.Fresh(var value) -> add(insert, key, number, slice, new Told(value, number));
          case Verdict.Standing _ ->
              add(insert, key, number, slice, Objects.requireNonNull(before.get(slice)));
          case Verdict.Hidden(var reason) -> {
            if (reason != Reason.MIN_PATIENTS) {
              add(
                  insert,
                  key.and(
                      number,
                      slice.dimension(),
                      slice.category(),
                      null,
                      null,
                      null,
                      reason.name()));
            }
          }
        }
      }
      insert.executeBatch();
    }
  }

  /** Keeps whose patients these slices are, until another release examines them. */
  void remember(ReleaseKey key, int number, Collection<Slice> slices) throws SQLException {
    var dimensions = slices.stream().map(Slice::dimension).toArray(Integer[]::new);
    var categories = slices.stream().map(Slice::category).toArray(Integer[]::new);
    try (var remember = connection.prepareStatement(REMEMBER)) {
      var arguments = new ArrayList<@Nullable Object>();
      arguments.addAll(List.of(key.and(number, dimensions, categories)));
      arguments.addAll(key.numbers());
      bind(remember, arguments.toArray());
      remember.executeUpdate();
    }
  }

  private static void add(
      PreparedStatement insert, ReleaseKey key, int number, Slice slice, Told told)
      throws SQLException {
    var value = told.value();
    add(
        insert,
        key.and(
            number,
            slice.dimension(),
            slice.category(),
            value.evaluable(),
            value.responders(),
            told.since(),
            null));
  }

  private static void add(PreparedStatement batch, @Nullable Object... arguments)
      throws SQLException {
    bind(batch, arguments);
    batch.addBatch();
  }

  private static @Nullable Shown value(@Nullable Told told) {
    return told == null ? null : told.value();
  }
}
