package health.consilium.directory;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A place that the gazetteer knows.
 *
 * @param label how to call it: "Seattle, WA", or "98101 Seattle, WA" for a ZIP
 * @param coordinates the middle of it, to a millionth of a degree
 * @param timeZone IANA, of that point
 * @param source what the point is the middle of
 */
public record Place(String label, Coordinates coordinates, ZoneId timeZone, Source source) {
  /** What a place's point is the middle of. */
  @Schema(name = "PlaceSource")
  public enum Source {
    @JsonProperty("zip-centroid")
    ZIP_CENTROID,
    @JsonProperty("city-centroid")
    CITY_CENTROID
  }
}
