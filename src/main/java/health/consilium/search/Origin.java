package health.consilium.search;

import com.fasterxml.jackson.annotation.JsonProperty;
import health.consilium.directory.Coordinates;
import health.consilium.directory.Place;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The point that distances are measured from.
 *
 * @param latitude degrees, WGS 84
 * @param longitude degrees, WGS 84
 * @param source how it was found
 * @param label the place's name, if a place was named
 */
public record Origin(double latitude, double longitude, Source source, @Nullable String label) {
  /** What gave the point: the query itself, or the middle of the place that it names. */
  @Schema(name = "OriginSource")
  public enum Source {
    @JsonProperty("query")
    QUERY,
    @JsonProperty("zip-centroid")
    ZIP_CENTROID,
    @JsonProperty("city-centroid")
    CITY_CENTROID,
    @JsonProperty("state-centroid")
    STATE_CENTROID
  }

  /** The middle of a state whose whole is searched. */
  static Origin of(String state, Coordinates middle) {
    return new Origin(middle.latitude(), middle.longitude(), Source.STATE_CENTROID, state);
  }

  static Origin of(Coordinates point) {
    return new Origin(point.latitude(), point.longitude(), Source.QUERY, null);
  }

  static Origin of(Place place) {
    var source =
        switch (place.source()) {
          case ZIP_CENTROID -> Source.ZIP_CENTROID;
          case CITY_CENTROID -> Source.CITY_CENTROID;
        };
    var middle = place.coordinates();
    return new Origin(middle.latitude(), middle.longitude(), source, place.label());
  }

  Coordinates coordinates() {
    return new Coordinates(latitude, longitude);
  }
}
