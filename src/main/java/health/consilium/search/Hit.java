package health.consilium.search;

import health.consilium.directory.Coordinates;
import health.consilium.directory.Distance;
import health.consilium.directory.HealthcareService;
import health.consilium.directory.Location;
import health.consilium.directory.OpenState;
import health.consilium.directory.Organization;
import health.consilium.platform.json.ReadyJson;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One location that matches.
 *
 * @param location the place
 * @param organization whose place it is
 * @param services all active services of the place, those that matched or not
 * @param distance from the origin along the great circle
 * @param bearing at which one sets out from the origin, in degrees clockwise from north, 0 to below
 *     360, to a tenth
 * @param open whether it is open at the moment that was asked for, which is now unless another one
 *     was named; absent when its hours are not known
 */
public record Hit(
    @Schema(implementation = Location.class) ReadyJson location,
    @Schema(implementation = Organization.class) ReadyJson organization,
    @Schema(type = SchemaType.ARRAY, implementation = HealthcareService.class) ReadyJson services,
    Away distance,
    double bearing,
    @Nullable OpenState open) {

  /**
   * How far away it is.
   *
   * @param value rounded to a thousandth; hits are ordered by the unrounded distance
   */
  @Schema(name = "HitDistance")
  public record Away(double value, LengthUnit unit) {
    static Away of(Distance distance, LengthUnit unit) {
      return new Away(Math.round(unit.in(distance) * 1_000) / 1_000d, unit);
    }
  }

  static Hit of(Found found, Card card, SearchQuery query) {
    return new Hit(
        card.location(),
        card.organization(),
        card.services(),
        Away.of(found.distance(), query.unit()),
        bearing(query.area().center(), found.at()),
        null);
  }

  Hit withOpen(Optional<OpenState> state) {
    return new Hit(location, organization, services, distance, bearing, state.orElse(null));
  }

  private static double bearing(Coordinates from, Coordinates to) {
    return Math.round(from.bearingTo(to) * 10) % 3_600 / 10d;
  }
}
