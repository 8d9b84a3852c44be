package health.consilium.insight;

import health.consilium.observation.AdverseEventTerm;
import health.consilium.observation.Instrument;
import health.consilium.observation.TimePoint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table of a release, by the numbers of what its patients have in common. */
record ReleaseKey(int measure, int timePoint, int indication, int drug, int route) {
  static final String COLUMNS = "measure, time_point, indication, drug, route";

  /** A term's number is added: no measure has so high a one, so no table is of both. */
  static final int FIRST_TERM = 1_000;

  /** No table has it; all are behind it. */
  static final ReleaseKey BEFORE_ALL = new ReleaseKey(0, 0, 0, 0, 0);

  /** A condition with five question marks. */
  static final String CONDITION = "(" + COLUMNS + ") = (?, ?, ?, ?, ?)";

  static ReleaseKey of(Instrument instrument, TimePoint at, Treatment treatment) {
    return of(instrument.number(), at, treatment);
  }

  /** Of the patients in whose first weeks such an event happened or not. */
  static ReleaseKey of(AdverseEventTerm term, Treatment treatment) {
    return of(FIRST_TERM + term.number(), TimePoint.P28D, treatment);
  }

  private static ReleaseKey of(int measure, TimePoint at, Treatment treatment) {
    return new ReleaseKey(
        measure,
        at.number(),
        treatment.indication().number(),
        treatment.drug().number(),
        treatment.route().number());
  }

  /** Whether its patients were judged by a scale, and not by what happened to them. */
  boolean isOfScores() {
    return measure < FIRST_TERM;
  }

  static ReleaseKey of(ResultSet row) throws SQLException {
    return new ReleaseKey(
        row.getInt("measure"),
        row.getInt("time_point"),
        row.getInt("indication"),
        row.getInt("drug"),
        row.getInt("route"));
  }

  /** In the order of the columns. */
  List<Integer> numbers() {
    return List.of(measure, timePoint, indication, drug, route);
  }

  /** What is to be bound first, and then its numbers. */
  Object[] behind(Object first) {
    var all = new ArrayList<Object>(List.of(first));
    all.addAll(numbers());
    return all.toArray();
  }

  /** Its numbers, and what else is to be bound behind them. */
  @Nullable Object[] and(@Nullable Object... more) {
    var all = new ArrayList<@Nullable Object>(numbers());
    all.addAll(Arrays.asList(more));
    return all.toArray();
  }
}
