package health.consilium.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.consilium.directory.Coordinates;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A made-up network in the projection: a thousand listings around cities, and copies of them
 * scattered about, until there are enough. The same every time.
 */
final class BenchNetwork {
  private static final int PATTERNS = 1_000;
  private static final int BATCH = 50_000;
  private static final int CITIES = 60;

  private static final String PATTERN =
      """
      insert into location_card (location_id, latitude, longitude, spot, shape, accepting, state,
        offers, facets, location, organization, services)
      values (?, ?, ?, point(?, ?), ?, ?, ?, ?, ?, ?::json, ?::json, ?::json)
      """;

  /** Copies of the first cards, in a random order and moved by up to 0.3 degrees. */
  private static final String COPIES =
      """
      with moved as materialized (
        select pattern.*, copy, latitude + 0.6 * random() - 0.3 as new_latitude,
          longitude + 0.6 * random() - 0.3 as new_longitude
        from location_card as pattern
        cross join generate_series(?::integer, ?::integer) as copy
        where number <= ? order by random())
      insert into location_card (location_id, latitude, longitude, spot, shape, accepting, state,
        offers, facets, location, organization, services)
      select md5(number || ' ' || copy)::uuid, new_latitude, new_longitude,
        point(new_longitude, degrees(ln(tan(pi() / 4 + radians(new_latitude) / 2)))),
        shape, accepting, state, offers, facets, location, organization, services
      from moved
      """;

  private static final String IDS =
      "select array_agg(location_id) from location_card where number between ? and ?";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .findAndAddModules()
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
          .build();

  private final Connection connection;
  private final Random random = new Random(1);
  private final BenchListings listings = new BenchListings(random);
  private final List<Coordinates> cities;
  private int size;

  BenchNetwork(Connection connection) {
    this.connection = connection;
    this.cities = Stream.generate(this::city).limit(CITIES).toList();
  }

  /** Points near the network's cities, as the API's callers give them. */
  List<Coordinates> points(int count) {
    return Stream.generate(() -> near(cities.get(random.nextInt(CITIES)), 1)).limit(count).toList();
  }

  /** Adds locations until there are that many, a multiple of a thousand. */
  void growTo(int wanted) throws SQLException {
    if (size == 0) {
      execute("select setseed(0.5)");
      addPatterns();
    }
    addCopies(size / PATTERNS, wanted / PATTERNS - 1);
    for (int from = 1; from <= wanted; from += BATCH) {
      addFacets(Math.max(from, size + 1), Math.min(from + BATCH - 1, wanted));
    }
    size = wanted;
    execute("vacuum (analyze) location_card, location_facet");
  }

  private void addPatterns() throws SQLException {
    try (var insert = connection.prepareStatement(PATTERN)) {
      for (int i = 0; i < PATTERNS; i++) {
        var at = near(cities.get(Math.min(random.nextInt(CITIES), random.nextInt(CITIES))), 0.5);
        var listing = listings.listing(at, i);
        var words = listing.services().stream().mapToLong(Facet::word).boxed().toArray();
        var facets = Facet.among(listing.services().stream().mapToLong(Facet::word));
        var card = Card.of(listing, JSON);
        insert.setObject(1, listing.location().id());
        insert.setDouble(2, at.latitude());
        insert.setDouble(3, at.longitude());
        insert.setDouble(4, at.longitude());
        insert.setDouble(5, Mercator.y(at.latitude()));
        insert.setInt(6, Card.SHAPE);
        insert.setInt(7, Facet.bit(listing.location().acceptingPatients()));
        insert.setString(8, listing.location().address().state());
        insert.setArray(9, connection.createArrayOf("bigint", words));
        insert.setArray(
            10, connection.createArrayOf("smallint", facets.map(Facet::number).toArray()));
        insert.setString(11, card.location());
        insert.setString(12, card.organization());
        insert.setString(13, card.services());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void addCopies(int first, int last) throws SQLException {
    try (var insert = connection.prepareStatement(COPIES)) {
      insert.setInt(1, Math.max(first, 1));
      insert.setInt(2, last);
      insert.setInt(3, PATTERNS);
      insert.executeUpdate();
    }
  }

  private void addFacets(int first, int last) throws SQLException {
    if (first > last) {
      return;
    }
    try (var ids = connection.prepareStatement(IDS);
        var insert = connection.prepareStatement(Projection.WRITE_FACETS)) {
      ids.setInt(1, first);
      ids.setInt(2, last);
      var row = ids.executeQuery();
      row.next();
      insert.setArray(1, row.getArray(1));
      insert.executeUpdate();
    }
  }

  private Coordinates city() {
    return new Coordinates(29 + 18 * random.nextDouble(), -120 + 45 * random.nextDouble());
  }

  private Coordinates near(Coordinates middle, double degrees) {
    return new Coordinates(
        rounded(middle.latitude() + degrees * (random.nextDouble() * 2 - 1)),
        rounded(middle.longitude() + degrees * (random.nextDouble() * 2 - 1)));
  }

  private static double rounded(double degrees) {
    return Math.round(degrees * 1e5) / 1e5;
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
