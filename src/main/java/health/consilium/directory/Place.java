package health.consilium.directory;

import java.time.ZoneId;

/** A stand-in until the gazetteer is there. */
public record Place(String label, Coordinates coordinates, ZoneId timeZone, Source source) {
  public enum Source {
    ZIP,
    CITY
  }
}
