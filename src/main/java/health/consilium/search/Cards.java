package health.consilium.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.consilium.directory.Location;
import health.consilium.platform.json.ReadyJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a page shows. The walk tells which drawing of each card is the current one; drawings that
 * were read before are kept, so that most searches ask the database for none.
 */
@ApplicationScoped
class Cards {
  /** An index descent and a page of the table for each hit. */
  static final String CARDS =
      """
      select number, drawn, location, organization, services, shape from location_card
      where number = any(?)
      """;

  /** An eighth of the heap holds some 30,000 cards in the smallest pod, more than are listed. */
  private static final long KEPT_BYTES = Runtime.getRuntime().maxMemory() / 8;

  private final Cache<CardKey, Card> kept =
      Caffeine.newBuilder()
          .maximumWeight(KEPT_BYTES)
          .weigher((CardKey key, Card card) -> card.length())
          .build();

  private final ObjectMapper json;

  Cards(ObjectMapper json) {
    this.json = json;
  }

  /** By number; one is missing if it was delisted an instant ago. */
  Map<Integer, Card> of(List<Found> found, Connection connection) throws SQLException {
    var cards = new HashMap<Integer, Card>();
    var missing = new ArrayList<Found>();
    for (Found each : found) {
      var card = kept.getIfPresent(each.card());
      if (card == null) {
        missing.add(each);
      } else {
        cards.put(each.number(), card);
      }
    }
    if (!missing.isEmpty()) {
      read(missing, connection).forEach((key, card) -> cards.put(key.number(), card));
    }
    return cards;
  }

  private Map<CardKey, Card> read(List<Found> found, Connection connection) throws SQLException {
    var cards = new HashMap<CardKey, Card>();
    try (var select = connection.prepareStatement(CARDS)) {
      bind(select, found);
      var row = select.executeQuery();
      while (row.next()) {
        cards.put(new CardKey(row.getInt(1), row.getInt(2)), card(row));
      }
    }
    kept.putAll(cards);
    return cards;
  }

  static void bind(PreparedStatement select, List<Found> found) throws SQLException {
    Object[] numbers = found.stream().map(Found::number).toArray();
    select.setArray(1, select.getConnection().createArrayOf("integer", numbers));
  }

  private Card card(ResultSet row) throws SQLException {
    return new Card(json(row, 3), json(row, 4), json(row, 5), openness(row));
  }

  /** Read once for each drawing. What an older release drew tells no hours until it is redrawn. */
  private Openness openness(ResultSet row) throws SQLException {
    try {
      return row.getInt(6) < Card.SHAPE
          ? Openness.UNKNOWN
          : Openness.of(json.readValue(row.getBytes(3), Location.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As bytes, which the driver hands over as they came: the connection speaks UTF-8. */
  private static ReadyJson json(ResultSet row, int column) throws SQLException {
    return new ReadyJson(row.getBytes(column));
  }
}
