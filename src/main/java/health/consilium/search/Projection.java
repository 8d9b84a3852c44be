package health.consilium.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.directory.Directory;
import health.consilium.directory.HealthcareService;
import health.consilium.directory.Listing;
import health.consilium.directory.ListingsChanged;
import health.consilium.platform.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;

/**
 * Keeps what a search reads in step with the directory, in the transaction that changes it. Rows
 * are written in the order of their keys, so that two writers never wait for each other in a
 * circle.
 */
@ApplicationScoped
class Projection {
  /** Not an upsert: that draws a new number for each row it only updates. */
  private static final String WRITE_CARD =
      """
      merge into location_card as card
      using (values (?::uuid, ?::float8, ?::float8, ?::float8, ?::smallint, ?::smallint, ?::char(2),
          ?::bigint[], ?::smallint[], ?::json, ?::json, ?::json))
        as listing (location_id, latitude, longitude, y, shape, accepting, state,
          offers, facets, location, organization, services)
      on card.location_id = listing.location_id
      when matched then update set
        latitude = listing.latitude, longitude = listing.longitude,
        spot = point(listing.longitude, listing.y), shape = listing.shape,
        accepting = listing.accepting, state = listing.state,
        offers = listing.offers, facets = listing.facets,
        location = listing.location, organization = listing.organization,
        services = listing.services, drawn = card.drawn + 1
      when not matched then insert
        (location_id, latitude, longitude, spot, shape, accepting, state,
          offers, facets, location, organization, services)
        values (listing.location_id, listing.latitude, listing.longitude,
          point(listing.longitude, listing.y), listing.shape, listing.accepting, listing.state,
          listing.offers, listing.facets, listing.location, listing.organization, listing.services)
      """;

  /** Takes its facets with it. */
  private static final String REMOVE_CARDS = "delete from location_card where location_id = any(?)";

  private static final String REMOVE_FACETS =
      """
      delete from location_facet using location_card as card
      where location_facet.location = card.number and card.location_id = any(?)
        and location_facet.facet <> all(card.facets)
      """;

  static final String WRITE_FACETS =
      """
      insert into location_facet
        (spot, latitude, longitude, location, drawn, facet, accepting, state, offers)
      select card.spot + point(1000 * facet, 1000 * facet), card.latitude, card.longitude, card.number,
        card.drawn, facet, card.accepting, card.state, card.offers
      from location_card as card cross join unnest(card.facets) as facet
      where card.location_id = any(?)
      order by card.number, facet
      on conflict (location, facet) do update set
        spot = excluded.spot, latitude = excluded.latitude, longitude = excluded.longitude,
        drawn = excluded.drawn, accepting = excluded.accepting, state = excluded.state,
        offers = excluded.offers
      """;

  private final Directory directory;
  private final Database database;
  private final ObjectMapper json;

  Projection(Directory directory, Database database, ObjectMapper json) {
    this.directory = directory;
    this.database = database;
    this.json = json;
  }

  void follow(@Observes ListingsChanged changed) {
    redraw(changed.locations());
  }

  /** Makes the projection of these locations what the directory says now. */
  void redraw(Set<UUID> locations) {
    var listings = directory.listings(locations);
    database.call(
        connection -> {
          remove(unlisted(locations, listings), connection);
          writeCards(listings, connection);
          return updateFacets(listings, connection);
        });
  }

  private static Set<UUID> unlisted(Set<UUID> locations, List<Listing> listings) {
    var unlisted = new HashSet<>(locations);
    listings.forEach(listing -> unlisted.remove(listing.location().id()));
    return unlisted;
  }

  private static void remove(Set<UUID> locations, Connection connection) throws SQLException {
    if (!locations.isEmpty()) {
      update(REMOVE_CARDS, locations, connection);
    }
  }

  private void writeCards(List<Listing> listings, Connection connection) throws SQLException {
    var inOrder =
        listings.stream().sorted(Comparator.comparing(listing -> listing.location().id())).toList();
    try (var write = connection.prepareStatement(WRITE_CARD)) {
      for (Listing listing : inOrder) {
        bind(write, listing);
        write.addBatch();
      }
      write.executeBatch();
    }
  }

  private void bind(PreparedStatement write, Listing listing) throws SQLException {
    var location = listing.location();
    var card = Card.of(listing, json);
    var connection = write.getConnection();
    var words = words(listing.services());
    write.setObject(1, location.id());
    write.setDouble(2, location.position().latitude());
    write.setDouble(3, location.position().longitude());
    write.setDouble(4, Mercator.y(location.position().latitude()));
    write.setInt(5, Card.SHAPE);
    write.setInt(6, Facet.bit(location.acceptingPatients()));
    write.setString(7, location.address().state());
    write.setArray(8, connection.createArrayOf("bigint", words.boxed().toArray()));
    write.setArray(9, connection.createArrayOf("smallint", facets(listing.services())));
    write.setString(10, card.location().toString());
    write.setString(11, card.organization().toString());
    write.setString(12, card.services().toString());
  }

  private static LongStream words(List<HealthcareService> services) {
    return services.stream().mapToLong(Facet::word).distinct().sorted();
  }

  private static Object[] facets(List<HealthcareService> services) {
    return Facet.among(words(services)).map(Facet::number).toArray();
  }

  private static int updateFacets(List<Listing> listings, Connection connection)
      throws SQLException {
    var locations = listings.stream().map(listing -> listing.location().id()).toList();
    return update(REMOVE_FACETS, locations, connection)
        + update(WRITE_FACETS, locations, connection);
  }

  private static int update(String sql, Collection<UUID> locations, Connection connection)
      throws SQLException {
    try (var update = connection.prepareStatement(sql)) {
      update.setArray(1, connection.createArrayOf("uuid", locations.toArray()));
      return update.executeUpdate();
    }
  }
}
