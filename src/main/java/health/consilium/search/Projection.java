package health.consilium.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.directory.Directory;
import health.consilium.directory.Listing;
import health.consilium.directory.ListingsChanged;
import health.consilium.platform.sql.Arguments;
import health.consilium.platform.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

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
      using (values (?::uuid, ?::float8, ?::float8, ?::float8, ?::smallint, ?::text, ?::bigint[],
          ?::json, ?::json, ?::json))
        as listing (location_id, latitude, longitude, y, shape, sort_name, holds,
          location, organization, services)
      on card.location_id = listing.location_id
      when matched then update set
        latitude = listing.latitude, longitude = listing.longitude,
        spot = point(listing.longitude, listing.y), shape = listing.shape,
        sort_name = listing.sort_name, holds = listing.holds,
        location = listing.location, organization = listing.organization,
        services = listing.services, drawn = card.drawn + 1
      when not matched then insert
        (location_id, latitude, longitude, spot, shape, sort_name, holds,
          location, organization, services)
        values (listing.location_id, listing.latitude, listing.longitude,
          point(listing.longitude, listing.y), listing.shape, listing.sort_name, listing.holds,
          listing.location, listing.organization, listing.services)
      """;

  /** With their offers: a search that finds one has nothing to show. */
  private static final String REMOVE_CARDS =
      """
      with removed as (delete from location_card where location_id = any(?) returning number)
      delete from location_facet where location in (select number from removed)
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
          return FacetMaps.write(listings, connection);
        });
  }

  private static Set<UUID> unlisted(Set<UUID> locations, List<Listing> listings) {
    var unlisted = new HashSet<>(locations);
    listings.forEach(listing -> unlisted.remove(listing.location().id()));
    return unlisted;
  }

  private static void remove(Set<UUID> locations, Connection connection) throws SQLException {
    if (!locations.isEmpty()) {
      try (var remove = connection.prepareStatement(REMOVE_CARDS)) {
        remove.setArray(1, connection.createArrayOf("uuid", locations.toArray()));
        remove.executeUpdate();
      }
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

  private static Object[] holds(Listing listing) {
    return Offer.holdings(listing).stream().map(Holding::packed).toArray();
  }

  private void bind(PreparedStatement write, Listing listing) throws SQLException {
    var location = listing.location();
    Arguments.bind(
        write,
        location.id(),
        location.position().latitude(),
        location.position().longitude(),
        Mercator.y(location.position().latitude()),
        Card.SHAPE,
        NameWords.sortable(location.name()),
        write.getConnection().createArrayOf("bigint", holds(listing)),
        text(listing.location()),
        text(listing.organization()),
        text(listing.services()));
  }

  private String text(Object part) {
    try {
      return json.writeValueAsString(part);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
