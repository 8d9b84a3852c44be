package health.consilium.search;

import health.consilium.platform.json.ReadyJson;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What a hit shows of a listing, each part as the JSON that the API sends: it is written once when
 * the listing changes, and no search reads and writes it again. All parts lie in one array: a page
 * shows 20 of many thousand cards, and whatever of them no cache of the processor holds is waited
 * for, object by object (docs/decisions/0163).
 */
final class Card {
  /** To be raised with each change of how a listing looks in JSON: older cards are then redrawn. */
  static final int SHAPE = 4;

  private static final long EVERY_DAY = Long.MIN_VALUE;

  private final int number;
  private final int drawn;
  private final UUID id;
  private final long day;
  private final byte[] json;
  private final int organizationAt;
  private final int servicesAt;
  private final Openness openness;
  private final Offered offered;

  /**
   * One drawing of a card.
   *
   * @param id the location's
   * @param day of the calendar in UTC for which the ages in it are right; empty where none is told
   * @param openness when the location is open, which its JSON tells too
   * @param offered what the filters of a search look at, which the JSON tells too
   * @param parts location, organization and services
   */
  Card(
      CardKey key,
      UUID id,
      Optional<LocalDate> day,
      Openness openness,
      Offered offered,
      byte[]... parts) {
    this.number = key.number();
    this.drawn = key.drawn();
    this.id = id;
    this.day = day.map(LocalDate::toEpochDay).orElse(EVERY_DAY);
    this.json = joined(parts);
    this.organizationAt = parts[0].length;
    this.servicesAt = organizationAt + parts[1].length;
    this.openness = openness;
    this.offered = offered;
  }

  private static byte[] joined(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    var joined = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      joined.put(part);
    }
    return joined.array();
  }

  /** Whether it is this drawing, and what it tells of ages is right on that day. */
  boolean is(CardKey key, LocalDate today) {
    return number == key.number()
        && drawn == key.drawn()
        && (day == EVERY_DAY || day == today.toEpochDay());
  }

  int number() {
    return number;
  }

  UUID id() {
    return id;
  }

  ReadyJson location() {
    return new ReadyJson(json, 0, organizationAt);
  }

  ReadyJson organization() {
    return new ReadyJson(json, organizationAt, servicesAt - organizationAt);
  }

  ReadyJson services() {
    return new ReadyJson(json, servicesAt, json.length - servicesAt);
  }

  Openness openness() {
    return openness;
  }

  Offered offered() {
    return offered;
  }

  /** How many bytes it adds to an answer. */
  int length() {
    return json.length;
  }
}
