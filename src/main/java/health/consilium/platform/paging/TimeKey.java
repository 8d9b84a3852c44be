package health.consilium.platform.paging;

import java.time.Instant;
import java.util.UUID;

/** The sort key of a listing by time and then id, as a cursor holds it. */
public record TimeKey(Instant at, UUID id) {

  /** Reads what {@link #text()} wrote: a cursor's seal vouches that it did. */
  public static TimeKey parse(String text) {
    String[] parts = text.split(" ", 2);
    return new TimeKey(Instant.parse(parts[0]), UUID.fromString(parts[1]));
  }

  public String text() {
    return at + " " + id;
  }
}
