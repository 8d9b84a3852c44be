package health.consilium.insight;

import health.consilium.observation.Coded;
import health.consilium.observation.Drug;
import health.consilium.observation.Indication;
import health.consilium.observation.Instrument;
import health.consilium.observation.Instruments;
import health.consilium.observation.Route;
import health.consilium.platform.paging.Limit;
import health.consilium.platform.sql.Conditions;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What was shared of single patients. By hand, like the cells that it stands beside. */
@Singleton
class SharedReading {
  /** Where a row stands: behind all of later releases. */
  record Place(int number, int position) {
    /** Reads what {@link #text()} wrote: a cursor's seal vouches that it did. */
    static Place parse(String text) {
      String[] parts = text.split(" ", 2);
      return new Place(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    String text() {
      return number + " " + position;
    }
  }

  /** A row and where it stands. */
  record Line(Place place, SharedObservation observation) {}

  private static final String SELECT =
      """
      select o.*, trim_scale(value_milli / 1000.0) as value, trim_scale(change_milli / 1000.0) as change
      from shared_observation o join network_release r using (number)
      %s
      order by -o.number, o.position limit ?
      """;

  private final Database database;
  private final Instruments instruments;

  SharedReading(Database database, Instruments instruments) {
    this.database = database;
    this.instruments = instruments;
  }

  /** Newest release first, one more than the limit. */
  List<Line> list(Conditions chosen, Optional<Place> after, Limit limit) {
    chosen.and(
        "not exists (select from shared_withdrawal w where w.number = o.number and w.position ="
            + " o.position)");
    after.ifPresent(
        place -> chosen.and("(-o.number, o.position) > (?, ?)", -place.number(), place.position()));
    return database.list(
        SELECT.formatted(chosen.sql()), chosen.argumentsAnd(limit.value() + 1), this::line);
  }

  private Line line(ResultSet row) throws SQLException {
    return new Line(new Place(row.getInt("number"), row.getInt("position")), observation(row));
  }

  private SharedObservation observation(ResultSet row) throws SQLException {
    return new SharedObservation(
        row.getInt("number"),
        Coded.of(Indication.class, row.getInt("indication")),
        Coded.of(Drug.class, row.getInt("drug")),
        Coded.of(Route.class, row.getInt("route")),
        Coded.read(DoseBand.class, row, "dose_band"),
        row.getString("age_band"),
        row.getString("sex"),
        row.getString("division"),
        row.getInt("days"),
        instrument(row.getInt("measure")).id(),
        row.getBigDecimal("value"),
        row.getBigDecimal("change"));
  }

  private Instrument instrument(int number) {
    return instruments.all().stream()
        .filter(each -> each.number() == number)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no instrument is number " + number));
  }
}
