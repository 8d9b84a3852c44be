package health.consilium.directory;

import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A place that completes what somebody began to type.
 *
 * @param place what names it and no other: to be sent as the search's {@code place}
 * @param label how to call it: "Seattle, WA", or "98101 Seattle, WA" for a ZIP
 * @param latitude of the middle of it: degrees, WGS 84
 * @param longitude degrees, WGS 84
 * @param timeZone IANA, of that point
 * @param source what the point is the middle of
 */
public record PlaceSuggestion(
    @Schema(examples = "Seattle, WA") String place,
    String label,
    double latitude,
    double longitude,
    @Schema(implementation = String.class, examples = "America/Chicago") ZoneId timeZone,
    Place.Source source) {

  static PlaceSuggestion of(Zip zip) {
    return of(zip.code(), zip.place());
  }

  static PlaceSuggestion of(Town town) {
    return of(town.place().label(), town.place());
  }

  private static PlaceSuggestion of(String name, Place place) {
    var middle = place.coordinates();
    return new PlaceSuggestion(
        name,
        place.label(),
        middle.latitude(),
        middle.longitude(),
        place.timeZone(),
        place.source());
  }
}
