package health.consilium.search;

import com.fasterxml.jackson.annotation.JsonIgnore;
import health.consilium.directory.Coordinates;
import health.consilium.directory.Distance;
import health.consilium.directory.HealthcareService;
import health.consilium.directory.Location;
import health.consilium.directory.OpenState;
import health.consilium.directory.Organization;
import health.consilium.platform.json.ReadyJson;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One location that matches, or what {@code fields} leaves of it.
 *
 * @param spot which location it is, and where
 * @param location the place
 * @param organization whose place it is
 * @param services all active services of the place, those that matched or not
 * @param distance from the origin along the great circle
 * @param bearing at which one sets out from the origin, in degrees clockwise from north, 0 to below
 *     360, to a tenth
 * @param open whether it is open at the moment that was asked for, which is now unless another one
 *     was named; absent when its hours are not known
 * @param matched why it is there: one for each filter; none when nothing was asked for
 */
public record Hit(
    @JsonIgnore Spot spot,
    @Schema(implementation = Location.class) @Nullable ReadyJson location,
    @Schema(implementation = Organization.class) @Nullable ReadyJson organization,
    @Schema(type = SchemaType.ARRAY, implementation = HealthcareService.class)
        @Nullable ReadyJson services,
    @Nullable Away distance,
    @Nullable Double bearing,
    @Nullable OpenState open,
    @Nullable List<Match> matched) {

  /** Which location, and where: told wherever it is needed, and not by itself. */
  record Spot(UUID location, Coordinates at) {}

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

  /** What the query wants to be told of it. */
  static Hit of(Found found, Card card, SearchQuery query, Optional<OpenState> state) {
    var members = query.shown().members();
    return new Hit(
        new Spot(card.id(), found.at()),
        members.contains(HitMember.LOCATION) ? card.location() : null,
        members.contains(HitMember.ORGANIZATION) ? card.organization() : null,
        members.contains(HitMember.SERVICES) ? card.services() : null,
        members.contains(HitMember.DISTANCE)
            ? Away.of(found.distance(), query.shown().unit())
            : null,
        members.contains(HitMember.BEARING) ? bearing(query.area().center(), found.at()) : null,
        members.contains(HitMember.OPEN) ? state.orElse(null) : null,
        members.contains(HitMember.MATCHED) ? matched(card, query) : null);
  }

  private static List<Match> matched(Card card, SearchQuery query) {
    var byName = query.name().map(name -> new Match("q", List.of(name.text()), null)).stream();
    return Stream.concat(byName, card.offered().matches(query.filters()).stream()).toList();
  }

  private static double bearing(Coordinates from, Coordinates to) {
    return Math.round(from.bearingTo(to) * 10) % 3_600 / 10d;
  }
}
