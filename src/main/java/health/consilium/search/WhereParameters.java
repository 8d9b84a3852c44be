package health.consilium.search;

import health.consilium.directory.Coordinates;
import health.consilium.directory.Distance;
import health.consilium.directory.Gazetteer;
import health.consilium.platform.http.Parameters;
import health.consilium.platform.problem.Fault;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Where a search looks, as it stands in the URL. */
public record WhereParameters(
    @QueryParam("near")
        @Parameter(
            description = "Around this point: latitude,longitude in decimal degrees",
            example = "47.61,-122.33")
        @Nullable String near,
    @QueryParam("place")
        @Parameter(
            description = "Around the middle of a place: a ZIP, or \"City, ST\"",
            example = "98101")
        @Nullable String place,
    @QueryParam("bbox")
        @Parameter(
            description =
                "Inside a box: west,south,east,north in decimal degrees (RFC 7946); west > east"
                    + " crosses the antimeridian. Distances are from its middle.",
            example = "-122.5,47.4,-122.1,47.8")
        @Nullable String bbox,
    @QueryParam("radius")
        @Parameter(
            description = "How far from the point or place: at most 500 mi",
            schema =
                @Schema(
                    type = SchemaType.NUMBER,
                    minimum = "0",
                    exclusiveMinimum = true,
                    defaultValue = "25"))
        @Nullable String radius,
    @QueryParam("unit")
        @Parameter(
            description = "Of the radius and the distances: mi unless told",
            schema = @Schema(implementation = LengthUnit.class))
        @Nullable String unit,
    @QueryParam("state")
        @Parameter(
            description =
                "For virtual care only: the USPS code of the state where the patient is. Services that"
                    + " may treat there are found wherever they lie; near or place then says what"
                    + " distances are told from, and the middle of the state does without them.",
            example = "TX")
        @Nullable String state) {

  private static final String ONE_WHERE = "give exactly one of near, place and bbox";

  private static final Distance FARTHEST = Distance.ofMiles(500);

  /** All 50 states fit. Farther out the map is too much stretched to find the nearest cheaply. */
  private static final Distance FARTHEST_CORNER = Distance.ofMiles(2_500);

  private static final double USUAL_RADIUS = 25;

  /**
   * Where to look, and what to measure from.
   *
   * @param unit of the radius and of the distances in the answer
   */
  record Where(Origin origin, Area area, LengthUnit unit) {}

  /**
   * What is asked for.
   *
   * @throws Refusal 400 that names the parameter at fault
   */
  Where where(Gazetteer gazetteer) {
    var spoken = Parameters.one("unit", unit, LengthUnit.class).orElse(LengthUnit.MILE);
    if (state != null) {
      var origin = anywhere(state, gazetteer);
      return new Where(origin, new Area.Everywhere(origin.coordinates()), spoken);
    }
    requireOneWhere();
    var origin = origin(gazetteer);
    return new Where(
        origin,
        bbox == null ? new Area.Circle(origin.coordinates(), radius(spoken)) : box(),
        spoken);
  }

  private Origin anywhere(String code, Gazetteer gazetteer) {
    var middle =
        gazetteer
            .middleOf(code)
            .orElseThrow(
                () -> Refusal.parameter("state", "must be the USPS code of a state, such as TX"));
    requireAtMostOneOf(near, place, bbox);
    if (bbox != null || radius != null) {
      throw Refusal.parameter(
          bbox != null ? "bbox" : "radius", "does not go with state: it does not matter where");
    }
    return near == null && place == null ? Origin.of(code, middle) : origin(gazetteer);
  }

  private void requireOneWhere() {
    if (near == null && place == null && bbox == null) {
      throw Refusal.parameter("near", ONE_WHERE);
    }
    requireAtMostOneOf(near, place, bbox);
    if (bbox != null && radius != null) {
      throw Refusal.parameter("radius", "does not go with bbox, which says how far to look");
    }
  }

  private static void requireAtMostOneOf(@Nullable String... wheres) {
    if (Stream.of(wheres).filter(Objects::nonNull).count() > 1) {
      throw Refusal.parameter("near", ONE_WHERE);
    }
  }

  private Origin origin(Gazetteer gazetteer) {
    if (near != null) {
      return Origin.of(point(near));
    }
    return place != null ? Origin.of(gazetteer.find(place)) : Origin.of(box().center());
  }

  static Coordinates point(String near) {
    double[] numbers = numbers("near", near, "latitude,longitude");
    return named("near", () -> new Coordinates(numbers[0], numbers[1]));
  }

  private Area.Box box() {
    double[] numbers = numbers("bbox", Objects.requireNonNull(bbox), "west,south,east,north");
    var box = named("bbox", () -> new Area.Box(numbers[0], numbers[1], numbers[2], numbers[3]));
    if (box.reach().compareTo(FARTHEST_CORNER) > 0) {
      throw new Refusal(
          Fault.of(
              "bbox",
              ProblemCode.RADIUS_TOO_LARGE,
              "must reach at most 2,500 mi from its middle; has it west and east exchanged?"));
    }
    return box;
  }

  private Distance radius(LengthUnit spoken) {
    double value = Parameters.decimal("radius", radius).orElse(USUAL_RADIUS);
    if (value <= 0) {
      throw Refusal.parameter("radius", "must be more than 0");
    }
    var distance = spoken.distance(value);
    if (distance.compareTo(FARTHEST) > 0) {
      throw new Refusal(
          Fault.of("radius", ProblemCode.RADIUS_TOO_LARGE, "must be at most 500 mi (804.672 km)"));
    }
    return distance;
  }

  /** As many decimal numbers as the form names, separated by commas. */
  private static double[] numbers(String name, String text, String form) {
    String[] parts = text.split(",", -1);
    if (parts.length != form.split(",").length) {
      throw Refusal.parameter(name, "must be " + form + " in decimal degrees");
    }
    return Arrays.stream(parts)
        .mapToDouble(part -> Parameters.decimal(name, part.strip()).orElseThrow())
        .toArray();
  }

  /** A value knows its own name, such as latitude; the caller knows the parameter's. */
  private static <T> T named(String parameter, Supplier<T> value) {
    try {
      return value.get();
    } catch (Refusal.Invalid invalid) {
      throw Refusal.parameter(parameter, invalid.name() + " " + invalid.rule());
    }
  }
}
