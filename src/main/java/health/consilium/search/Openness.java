package health.consilium.search;

import health.consilium.directory.Hours;
import health.consilium.directory.Location;
import health.consilium.directory.OpenState;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What decides when a location is open.
 *
 * @param hours empty when they are not known
 */
record Openness(Optional<Hours> hours, ZoneId zone) {
  static final Openness UNKNOWN = new Openness(Optional.empty(), ZoneOffset.UTC);

  static Openness of(Location location) {
    return new Openness(Optional.ofNullable(location.hours()), location.timeZone());
  }

  Optional<OpenState> at(Instant moment) {
    return hours.map(known -> known.at(moment, zone));
  }

  /** Nobody is said to be open whose hours are not known. */
  boolean isOpenAt(Instant moment) {
    return at(moment).map(OpenState::now).orElse(false);
  }
}
