package health.consilium.directory;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A location's point in WGS 84, in decimal degrees, and how exactly it is known.
 *
 * @param latitude -90 to 90
 * @param longitude -180 to 180
 * @param precision what the point stands for
 */
public record Position(double latitude, double longitude, Precision precision) {
  /** From the building itself to the middle of its city. */
  @Schema(name = "PositionPrecision")
  public enum Precision {
    @JsonProperty("rooftop")
    ROOFTOP,
    @JsonProperty("street")
    STREET,
    @JsonProperty("zip")
    ZIP,
    @JsonProperty("city")
    CITY
  }

  public Position {
    new Coordinates(latitude, longitude);
  }

  @JsonIgnore
  public Coordinates coordinates() {
    return new Coordinates(latitude, longitude);
  }
}
