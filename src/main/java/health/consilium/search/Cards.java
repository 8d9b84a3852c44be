package health.consilium.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what a page shows: an index descent and a page of the table for each hit. */
final class Cards {
  static final String CARDS =
      "select number, location, organization, services from location_card where number = any(?)";

  private Cards() {}

  /** By number; one is missing if it was delisted an instant ago. */
  static Map<Integer, Card> of(List<Found> found, Connection connection) throws SQLException {
    var cards = new HashMap<Integer, Card>();
    try (var select = connection.prepareStatement(CARDS)) {
      bind(select, found);
      var row = select.executeQuery();
      while (row.next()) {
        cards.put(row.getInt(1), new Card(row.getString(2), row.getString(3), row.getString(4)));
      }
    }
    return cards;
  }

  static void bind(PreparedStatement select, List<Found> found) throws SQLException {
    Object[] numbers = found.stream().map(Found::number).toArray();
    select.setArray(1, select.getConnection().createArrayOf("integer", numbers));
  }
}
