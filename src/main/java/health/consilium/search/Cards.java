package health.consilium.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.consilium.directory.AgesShown;
import health.consilium.directory.HealthcareService;
import health.consilium.directory.Location;
import health.consilium.directory.Organization;
import health.consilium.platform.json.ReadyJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a page shows. The walk tells which drawing of each card is the current one; drawings that
 * were read before are kept, so that most searches ask the database for none.
 */
@ApplicationScoped
class Cards {
  /** An index descent and a page of the table for each hit. */
  static final String CARDS =
      """
      select number, drawn, location, organization, services, shape, holds, location_id
      from location_card
      where number = any(?)
      """;

  /** An eighth of the heap holds some 30,000 cards in the smallest pod, more than are listed. */
  private static final long KEPT_BYTES = Runtime.getRuntime().maxMemory() / 8;

  private final Cache<CardKey, Card> kept =
      Caffeine.newBuilder()
          .maximumWeight(KEPT_BYTES)
          .weigher((CardKey key, Card card) -> card.length())
          .build();

  private static final String VERIFIED = "\"lastVerifiedAt\"";

  private final ObjectMapper json;
  private final AgesShown ages;
  private final Clock clock;

  Cards(ObjectMapper json, AgesShown ages, Clock clock) {
    this.json = json;
    this.ages = ages;
    this.clock = clock;
  }

  /** By number; one is missing if it was delisted an instant ago. */
  Map<Integer, Card> of(List<Found> found, Connection connection) throws SQLException {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    var cards = new HashMap<Integer, Card>();
    var missing = new ArrayList<Found>();
    for (Found each : found) {
      var card = kept.getIfPresent(each.card());
      if (card == null || !card.isRightOn(today)) {
        missing.add(each);
      } else {
        cards.put(each.number(), card);
      }
    }
    if (!missing.isEmpty()) {
      read(missing, today, connection).forEach((key, card) -> cards.put(key.number(), card));
    }
    return cards;
  }

  private Map<CardKey, Card> read(List<Found> found, LocalDate today, Connection connection)
      throws SQLException {
    var cards = new HashMap<CardKey, Card>();
    try (var select = connection.prepareStatement(CARDS)) {
      bind(select, found);
      var row = select.executeQuery();
      while (row.next()) {
        cards.put(new CardKey(row.getInt(1), row.getInt(2)), card(row, today));
      }
    }
    kept.putAll(cards);
    return cards;
  }

  static void bind(PreparedStatement select, List<Found> found) throws SQLException {
    Object[] numbers = found.stream().map(Found::number).toArray();
    select.setArray(1, select.getConnection().createArrayOf("integer", numbers));
  }

  /** What an older release drew tells neither hours nor offers until it is redrawn. */
  private Card card(ResultSet row, LocalDate today) throws SQLException {
    if (row.getInt(6) < Card.SHAPE) {
      return new Card(
          id(row),
          json(row, 3),
          json(row, 4),
          json(row, 5),
          Optional.empty(),
          Openness.UNKNOWN,
          Offered.UNKNOWN);
    }
    var location = read(row.getBytes(3), Location.class);
    byte[] services = row.getBytes(5);
    return new Card(
        id(row),
        aged(row.getBytes(3), Location.class),
        aged(row.getBytes(4), Organization.class),
        aged(services, HealthcareService[].class),
        Optional.of(today),
        Openness.of(location),
        Offered.of(
            location, holdings(row), () -> List.of(read(services, HealthcareService[].class))));
  }

  /** With the age that a verification has today, if somebody verified it: no card holds that. */
  private ReadyJson aged(byte[] part, Class<?> type) {
    try {
      return new String(part, StandardCharsets.UTF_8).contains(VERIFIED)
          ? new ReadyJson(ages.getContext(type).writeValueAsBytes(read(part, type)))
          : new ReadyJson(part);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static UUID id(ResultSet row) throws SQLException {
    return row.getObject(8, UUID.class);
  }

  private static List<Holding> holdings(ResultSet row) throws SQLException {
    var holds = row.getArray(7);
    return holds == null
        ? List.of()
        : Arrays.stream((Long[]) holds.getArray()).map(Holding::of).toList();
  }

  private <T> T read(byte[] part, Class<T> type) {
    try {
      return json.readValue(part, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As bytes, which the driver hands over as they came: the connection speaks UTF-8. */
  private static ReadyJson json(ResultSet row, int column) throws SQLException {
    return new ReadyJson(row.getBytes(column));
  }
}
