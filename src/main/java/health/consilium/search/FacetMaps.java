package health.consilium.search;

import health.consilium.directory.Listing;
import health.consilium.platform.sql.Arguments;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The maps of the facets, as they are written: the walk goes over them. Whoever writes a listing's
 * offers holds its card.
 */
final class FacetMaps {
  private static final String WRITE =
      """
      insert into location_facet
        (facet, location, drawn, latitude, spot, word, verified, terms, holds)
      select facet, card.number, card.drawn, card.latitude, card.spot, ?, ?, ?, ?
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
    var offers = new HashMap<UUID, List<Offer>>();
    listings.forEach(each -> offers.put(each.location().id(), Offer.of(each).toList()));
    return write(offers, connection);
  }

  /** The same of each location's offers. */
  static int write(Map<UUID, List<Offer>> offers, Connection connection) throws SQLException {
    remove(offers.keySet().toArray(), connection);
    var terms = new HashSet<Term>();
    offers.values().forEach(some -> some.forEach(offer -> terms.addAll(offer.terms())));
    var numbers = Terms.numbered(terms, connection);
    try (var write = connection.prepareStatement(WRITE)) {
      for (UUID location : offers.keySet()) {
        for (Offer offer : Objects.requireNonNull(offers.get(location))) {
          bind(write, location, offer, numbers);
          write.addBatch();
        }
      }
      return write.executeBatch().length;
    }
  }

  private static void bind(
      PreparedStatement write, UUID location, Offer offer, Map<Term, Integer> numbers)
      throws SQLException {
    var connection = write.getConnection();
    Object[] terms = offer.terms().stream().map(numbers::get).sorted().toArray();
    Object[] holds = offer.holdings().stream().map(Holding::packed).toArray();
    Arguments.bind(
        write,
        offer.word(),
        offer.verified().orElse(null),
        terms.length == 0 ? null : connection.createArrayOf("integer", terms),
        holds.length == 0 ? null : connection.createArrayOf("bigint", holds),
        connection.createArrayOf("smallint", facets(offer, numbers)),
        location);
  }

  private static Object[] facets(Offer offer, Map<Term, Integer> numbers) {
    var ofTerms =
        offer.terms().stream()
            .filter(Term::isMapped)
            .map(term -> Facet.ofTerm(Objects.requireNonNull(numbers.get(term))));
    return Stream.concat(Facet.of(offer.word()), ofTerms).map(Facet::number).distinct().toArray();
  }

  private static void remove(Object[] locations, Connection connection) throws SQLException {
    try (var remove = connection.prepareStatement(REMOVE)) {
      remove.setArray(1, connection.createArrayOf("uuid", locations));
      remove.executeUpdate();
    }
  }
}
