package health.consilium.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.directory.Listing;
import health.consilium.platform.json.ReadyJson;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What a hit shows of a listing, each part as the JSON that the API sends: it is written once when
 * the listing changes, and no search reads and writes it again.
 *
 * @param id the location's
 * @param day of the calendar in UTC for which the ages in it are right; empty where none is told
 * @param openness when the location is open, which its JSON tells too
 * @param offered what the filters of a search look at, which the JSON tells too
 */
record Card(
    UUID id,
    ReadyJson location,
    ReadyJson organization,
    ReadyJson services,
    Optional<LocalDate> day,
    Openness openness,
    Offered offered) {
  /** To be raised with each change of how a listing looks in JSON: older cards are then redrawn. */
  static final int SHAPE = 4;

  static Card of(Listing listing, ObjectMapper json) {
    try {
      return new Card(
          listing.location().id(),
          new ReadyJson(json.writeValueAsBytes(listing.location())),
          new ReadyJson(json.writeValueAsBytes(listing.organization())),
          new ReadyJson(json.writeValueAsBytes(listing.services())),
          Optional.empty(),
          Openness.of(listing.location()),
          Offered.of(listing.location(), Offer.holdings(listing), listing::services));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether what it tells of ages is right on that day. */
  boolean isRightOn(LocalDate today) {
    return day.map(today::equals).orElse(true);
  }

  /** How many bytes it adds to an answer. */
  int length() {
    return location.length() + organization.length() + services.length();
  }
}
