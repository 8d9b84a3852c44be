package health.consilium.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.directory.Listing;
import health.consilium.platform.json.ReadyJson;
import java.io.UncheckedIOException;

/**
 * What a hit shows of a listing, each part as the JSON that the API sends: it is written once when
 * the listing changes, and no search reads and writes it again.
 *
 * @param openness when the location is open, which its JSON tells too
 */
record Card(ReadyJson location, ReadyJson organization, ReadyJson services, Openness openness) {
  /** To be raised with each change of how a listing looks in JSON: older cards are then redrawn. */
  static final int SHAPE = 3;

  static Card of(Listing listing, ObjectMapper json) {
    try {
      return new Card(
          new ReadyJson(json.writeValueAsBytes(listing.location())),
          new ReadyJson(json.writeValueAsBytes(listing.organization())),
          new ReadyJson(json.writeValueAsBytes(listing.services())),
          Openness.of(listing.location()));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many bytes it adds to an answer. */
  int length() {
    return location.length() + organization.length() + services.length();
  }
}
