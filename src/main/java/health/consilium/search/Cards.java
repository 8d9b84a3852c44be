package health.consilium.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Interner;
import health.consilium.directory.AgesShown;
import health.consilium.directory.HealthcareService;
import health.consilium.directory.Location;
import health.consilium.directory.Organization;
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

  private static final String VERIFIED = "\"lastVerifiedAt\"";

  private final KeptCards kept = new KeptCards(KEPT_BYTES);

  /** Many locations have the same hours: what is said of them now is found out once for all. */
  private final Interner<Openness> opennesses = Interner.newWeakInterner();

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
      kept.find(each.card(), today)
          .ifPresentOrElse(card -> cards.put(each.number(), card), () -> missing.add(each));
    }
    if (!missing.isEmpty()) {
      for (Card card : read(missing, today, connection)) {
        cards.put(card.number(), card);
        kept.keep(card);
      }
    }
    return cards;
  }

  private List<Card> read(List<Found> found, LocalDate today, Connection connection)
      throws SQLException {
    var cards = new ArrayList<Card>();
    try (var select = connection.prepareStatement(CARDS)) {
      bind(select, found);
      var row = select.executeQuery();
      while (row.next()) {
        cards.add(card(row, today));
      }
    }
    return cards;
  }

  static void bind(PreparedStatement select, List<Found> found) throws SQLException {
    Object[] numbers = found.stream().map(Found::number).toArray();
    select.setArray(1, select.getConnection().createArrayOf("integer", numbers));
  }

  /** What an older release drew tells neither hours nor offers until it is redrawn. */
  private Card card(ResultSet row, LocalDate today) throws SQLException {
    var key = new CardKey(row.getInt(1), row.getInt(2));
    byte[] location = row.getBytes(3);
    byte[] organization = row.getBytes(4);
    byte[] services = row.getBytes(5);
    if (row.getInt(6) < Card.SHAPE) {
      return new Card(
          key,
          id(row),
          Optional.empty(),
          Openness.UNKNOWN,
          Offered.UNKNOWN,
          location,
          organization,
          services);
    }
    var place = read(location, Location.class);
    return new Card(
        key,
        id(row),
        Optional.of(today),
        opennesses.intern(Openness.of(place)),
        new Offered(
            Offer.ofPlace(place, holdings(row)),
            () -> List.of(read(services, HealthcareService[].class))),
        aged(location, Location.class),
        aged(organization, Organization.class),
        aged(services, HealthcareService[].class));
  }

  /** With the age that a verification has today, if somebody verified it: no card holds that. */
  private byte[] aged(byte[] part, Class<?> type) {
    try {
      return new String(part, StandardCharsets.UTF_8).contains(VERIFIED)
          ? ages.getContext(type).writeValueAsBytes(read(part, type))
          : part;
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
}
