package health.consilium.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.consilium.directory.BenchPlaces;
import health.consilium.directory.Coordinates;
import health.consilium.directory.Listing;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A made-up network in the projection: a thousand listings, and copies of them elsewhere, until
 * there are enough. All lie around the middles of real ZIPs, so that they are as dense and as
 * scattered as people are. The same every time.
 */
final class BenchNetwork {
  private static final int PATTERNS = 1_000;

  /** How far around the middle of a ZIP its locations lie, in degrees: a standard deviation. */
  private static final double SPREAD = 0.05;

  private static final String PLACES =
      "create temporary table bench_place (number integer primary key, latitude float8, longitude"
          + " float8)";

  private static final String PLACE = "insert into bench_place values (?, ?, ?)";

  private static final String PATTERN =
      """
      insert into location_card
        (location_id, latitude, longitude, spot, shape, location, organization, services)
      values (?, ?, ?, point(?, ?), ?, ?::json, ?::json, ?::json)
      """;

  /** Copies of the first cards in a random order, each at another place than its pattern. */
  private static final String COPIES =
      """
      with moved as materialized (
        select pattern.*, copy, place.latitude + random_normal(0, 0.05) as new_latitude,
          place.longitude + random_normal(0, 0.05) as new_longitude
        from location_card as pattern
        cross join generate_series(?::integer, ?::integer) as copy
        join bench_place as place
          on place.number = (pattern.number * 7919 + copy * 104729) % (select count(*) from bench_place)
        where pattern.number <= ? order by random()),
      copies as (
        insert into location_card
          (location_id, latitude, longitude, spot, shape, location, organization, services)
        select md5(number || ' ' || copy)::uuid, new_latitude, new_longitude,
          point(new_longitude, degrees(ln(tan(pi() / 4 + radians(new_latitude) / 2)))),
          shape, location, organization, services
        from moved
        returning location_id, number, drawn, latitude, spot)
      insert into location_facet
        (facet, location, drawn, latitude, spot, word, verified, terms, holds)
      select pattern.facet, copies.number, copies.drawn, copies.latitude, copies.spot,
        pattern.word, pattern.verified, pattern.terms, pattern.holds
      from copies join moved on copies.location_id = md5(moved.number || ' ' || moved.copy)::uuid
        join location_facet as pattern on pattern.location = moved.number
      """;

  static final ObjectMapper JSON =
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
  private final List<Coordinates> places = BenchPlaces.ofTheContiguousStates();
  private int size;

  BenchNetwork(Connection connection) {
    this.connection = connection;
  }

  /** Where people are who search. */
  List<Coordinates> points(int count) {
    return Stream.generate(this::point).limit(count).toList();
  }

  /**
   * Adds locations until there are that many, a multiple of a thousand.
   *
   * @throws IllegalStateException when there are more, or others than a run before has left
   */
  void growTo(int wanted) throws SQLException {
    if (size == 0) {
      execute("select setseed(0.5)");
      addPlaces();
      size = stored();
    }
    if (size > wanted || size % PATTERNS != 0) {
      throw new IllegalStateException(
          "the database holds %,d locations already: run this benchmark on one of its own"
              .formatted(size));
    }
    if (size == wanted) {
      return;
    }
    if (size == 0) {
      addPatterns();
    }
    addCopies(size / PATTERNS, wanted / PATTERNS - 1);
    BenchNames.name(connection, size, wanted);
    size = wanted;
    execute("vacuum (analyze) location_card, location_facet, listed_name, name_word");
  }

  /** How many a run before has left, whose database is kept. */
  private int stored() throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select count(*) from location_card")) {
      row.next();
      return row.getInt(1);
    }
  }

  private void addPlaces() throws SQLException {
    execute(PLACES);
    try (var insert = connection.prepareStatement(PLACE)) {
      for (int number = 0; number < places.size(); number++) {
        insert.setInt(1, number);
        insert.setDouble(2, places.get(number).latitude());
        insert.setDouble(3, places.get(number).longitude());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void addPatterns() throws SQLException {
    try (var insert = connection.prepareStatement(PATTERN)) {
      var patterns = new ArrayList<Listing>();
      for (int i = 0; i < PATTERNS; i++) {
        var at = point();
        var listing = listings.listing(at, i);
        patterns.add(listing);
        insert.setObject(1, listing.location().id());
        insert.setDouble(2, at.latitude());
        insert.setDouble(3, at.longitude());
        insert.setDouble(4, at.longitude());
        insert.setDouble(5, Mercator.y(at.latitude()));
        insert.setInt(6, Card.SHAPE);
        insert.setString(7, json(listing.location()));
        insert.setString(8, json(listing.organization()));
        insert.setString(9, json(listing.services()));
        insert.addBatch();
      }
      insert.executeBatch();
      FacetMaps.write(patterns, connection);
    }
  }

  private static String json(Object part) {
    try {
      return JSON.writeValueAsString(part);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
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

  private Coordinates point() {
    var place = places.get(random.nextInt(places.size()));
    return new Coordinates(
        rounded(place.latitude() + SPREAD * random.nextGaussian()),
        rounded(place.longitude() + SPREAD * random.nextGaussian()));
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
