package health.consilium.search;

import health.consilium.directory.Coordinates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Where a search looks, at random and told twice.
 *
 * @param parameters to the search
 * @param holds to the oracle
 * @param from what distances are told from
 */
record RandomArea(Map<String, String> parameters, Predicate<Coordinates> holds, Coordinates from) {
  private static final double METERS_A_MILE = 1_609.344;
  private static final double METERS_A_KM = 1_000;

  /** Circles in either unit, and boxes, about as large as a network. */
  static RandomArea around(Coordinates middle, RandomGenerator random) {
    return switch (random.nextInt(3)) {
      case 0 -> circle(middle, "mi", METERS_A_MILE, random);
      case 1 -> circle(middle, "km", METERS_A_KM, random);
      default -> box(middle, random);
    };
  }

  /** All the world, measured from somewhere. */
  static RandomArea anywhere(Coordinates middle, RandomGenerator random) {
    var from = beside(middle, random);
    return new RandomArea(Map.of("near", text(from)), point -> true, from);
  }

  private static RandomArea circle(
      Coordinates middle, String unit, double meters, RandomGenerator random) {
    var from = beside(middle, random);
    int radius = 3 + random.nextInt(20);
    return new RandomArea(
        Map.of("near", text(from), "radius", "" + radius, "unit", unit),
        point -> from.distanceTo(point).meters() <= radius * meters,
        from);
  }

  private static RandomArea box(Coordinates middle, RandomGenerator random) {
    var corner = beside(middle, random);
    var other = beside(middle, random);
    double west = Math.min(corner.longitude(), other.longitude()) - 0.02;
    double east = Math.max(corner.longitude(), other.longitude()) + 0.02;
    double south = Math.min(corner.latitude(), other.latitude()) - 0.02;
    double north = Math.max(corner.latitude(), other.latitude()) + 0.02;
    String bbox = String.join(",", text(west), text(south), text(east), text(north));
    return new RandomArea(
        Map.of("bbox", bbox),
        point ->
            point.longitude() >= west
                && point.longitude() <= east
                && point.latitude() >= south
                && point.latitude() <= north,
        new Coordinates((south + north) / 2, (west + east) / 2));
  }

  /** Up to 0.15 degrees away, to the sixth decimal. */
  private static Coordinates beside(Coordinates middle, RandomGenerator random) {
    return new Coordinates(
        rounded(middle.latitude() + (random.nextDouble() - 0.5) * 0.3),
        rounded(middle.longitude() + (random.nextDouble() - 0.5) * 0.3));
  }

  private static double rounded(double degrees) {
    return BigDecimal.valueOf(degrees).setScale(6, RoundingMode.HALF_EVEN).doubleValue();
  }

  private static String text(Coordinates point) {
    return text(point.latitude()) + "," + text(point.longitude());
  }

  private static String text(double degrees) {
    return BigDecimal.valueOf(degrees).setScale(6, RoundingMode.HALF_EVEN).toPlainString();
  }
}
