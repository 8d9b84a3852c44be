package health.consilium.search;

import static java.util.stream.Collectors.toMap;

import health.consilium.directory.Coordinates;
import health.consilium.directory.Distance;
import health.consilium.platform.sql.Arguments;
import health.consilium.platform.sql.Conditions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * All locations of a name that few have, wherever in the area they lie. Where that is stands beside
 * their names, so that only of the nearest is looked up what they offer: as many as a page needs.
 */
record RollCall(Inquiry inquiry, Naming naming) {
  private static final String CALLED =
      "select distinct number, latitude, longitude from listed_name %s";

  private static final String INSIDE = "latitude between ? and ? and longitude between ? and ?";

  /** The offset keeps the planner from reading all offers to join them with those called. */
  private static final String OFFERS =
      """
      select offer.location, offer.drawn
      from unnest(?::integer[]) as called (number) cross join lateral (
        select * from %s where location = called.number offset 0) as offer
      %s\
      """;

  /** Where few of the nearest offer what is asked for, so many times as many are looked up next. */
  private static final int GROWTH = 4;

  /** Somebody who has the name, and lies where that says. */
  private record Called(int number, Coordinates at, Distance distance) {
    static final Comparator<Called> NEAREST =
        Comparator.comparing(Called::distance).thenComparingInt(Called::number);
  }

  /** The page behind the bookmark. */
  Slice after(Bookmark bookmark, Connection connection) throws SQLException {
    var limit = inquiry.query().limit();
    var called = called(bookmark, connection);
    var sweep = new Sweep(inquiry.query().area());
    int done = 0;
    int count = limit.value() + 1;
    while (done < called.size()) {
      var next = called.subList(done, Math.min(done + count, called.size()));
      lookUp(next, sweep, connection);
      var slice = sweep.slice(bookmark, limit).orElseThrow();
      if (slice.hasMore()) {
        return slice;
      }
      done += next.size();
      count *= GROWTH;
    }
    return sweep.slice(bookmark, limit).orElseThrow();
  }

  /** Those behind the bookmark, the nearest first. */
  private List<Called> called(Bookmark bookmark, Connection connection) throws SQLException {
    var area = inquiry.query().area();
    var names = inside(naming.numbers());
    var called = new ArrayList<Called>();
    try (var select = connection.prepareStatement(CALLED.formatted(names.sql()))) {
      Arguments.bind(select, names.arguments().toArray());
      var row = select.executeQuery();
      while (row.next()) {
        var at = new Coordinates(row.getDouble(2), row.getDouble(3));
        var each = new Called(row.getInt(1), at, area.center().distanceTo(at));
        if (area.contains(at, each.distance())
            && bookmark.isBefore(each.distance(), each.number())) {
          called.add(each);
        }
      }
    }
    called.sort(Called.NEAREST);
    return called;
  }

  private Conditions inside(Conditions names) {
    double[] middles = middles();
    return names.and(
        Arrays.stream(middles).mapToObj(_ -> INSIDE).collect(Collectors.joining(" or ", "(", ")")),
        Arrays.stream(middles).boxed().flatMap(inquiry.query().area().window()::bounds).toArray());
  }

  private void lookUp(List<Called> called, Sweep sweep, Connection connection) throws SQLException {
    var places = called.stream().collect(toMap(Called::number, Called::at));
    var everything = inquiry.filters().everything();
    var conditions = Asked.of(inquiry, List.of(everything), middles());
    try (var offers =
        connection.prepareStatement(OFFERS.formatted(everything.table(), conditions.sql()))) {
      var arguments = new ArrayList<Object>();
      arguments.add(
          connection.createArrayOf("integer", called.stream().map(Called::number).toArray()));
      arguments.addAll(conditions.arguments());
      Arguments.bind(offers, arguments.toArray());
      var row = offers.executeQuery();
      while (row.next()) {
        var at = Objects.requireNonNull(places.get(row.getInt(1)));
        sweep.add(new CardKey(row.getInt(1), row.getInt(2)), at);
      }
    }
  }

  private double[] middles() {
    return inquiry.query().area().window().middles().toArray();
  }
}
