package health.consilium.search;

import health.consilium.directory.Listing;
import health.consilium.platform.sql.Arguments;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * The maps of the facets, as they are written: the walk goes over them. Whoever writes a listing's
 * offers holds its card.
 */
final class FacetMaps {
  static final String WRITE =
      """
      insert into location_facet (facet, location, drawn, latitude, spot, word)
      select facet, card.number, card.drawn, card.latitude, card.spot, ?
      from location_card as card cross join unnest(?) as facet
      where card.location_id = ?
      """;

  private static final String REMOVE =
      """
      delete from location_facet
      where location = any(array(select number from location_card where location_id = any(?)))
      """;

  private FacetMaps() {}

  /** Puts the offers of these listings on their maps, where nothing else of them stays. */
  static int write(List<Listing> listings, Connection connection) throws SQLException {
    remove(listings, connection);
    try (var write = connection.prepareStatement(WRITE)) {
      for (Listing listing : listings) {
        add(listing.location().id(), Offer.of(listing).toList(), write);
      }
      return write.executeBatch().length;
    }
  }

  static void add(UUID location, List<Offer> offers, PreparedStatement write) throws SQLException {
    for (Offer offer : offers) {
      Object[] facets = Facet.of(offer.word()).map(Facet::number).toArray();
      Arguments.bind(
          write, offer.word(), write.getConnection().createArrayOf("smallint", facets), location);
      write.addBatch();
    }
  }

  private static void remove(List<Listing> listings, Connection connection) throws SQLException {
    Object[] locations = listings.stream().map(each -> each.location().id()).toArray();
    try (var remove = connection.prepareStatement(REMOVE)) {
      remove.setArray(1, connection.createArrayOf("uuid", locations));
      remove.executeUpdate();
    }
  }
}
