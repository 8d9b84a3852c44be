package health.consilium.directory;

import java.time.ZoneId;

/**
 * One row of the gazetteer.
 *
 * @param code five digits
 * @param city as the postal service names it, once in each state
 * @param state USPS code; empty for military post, which is in no state
 * @param county without the word County; empty where the source has none
 * @param point the middle of it
 * @param timeZone IANA, of that point
 * @param area whether people live there: a tabulation area of the Census, and no row of PO boxes
 */
record Zip(
    String code,
    String city,
    String state,
    String county,
    Coordinates point,
    ZoneId timeZone,
    boolean area) {

  Distance distanceTo(Zip other) {
    return point.distanceTo(other.point);
  }

  /** Where something stands of which only its ZIP is known. */
  Position position() {
    return new Position(point.latitude(), point.longitude(), Position.Precision.ZIP);
  }

  Place place() {
    String label = state.isEmpty() ? code + " " + city : code + " " + city + ", " + state;
    return new Place(label, point, timeZone, Place.Source.ZIP_CENTROID);
  }
}
