package health.consilium.search;

import health.consilium.directory.Coordinates;
import health.consilium.directory.Distance;

/**
 * The Mercator projection of a sphere, both axes in degrees. It is conformal: around a latitude φ
 * every small distance is drawn sec φ times its size, in all directions alike, which is why the
 * nearest on the map are almost the nearest on the globe.
 */
final class Mercator {
  /** Beyond it the map stretches towards infinity: such points are drawn at its edge. */
  static final double MAX_LATITUDE = 85;

  /** Room for rounding, in degrees of the map: a tenth of a millimeter on the ground. */
  static final double SLACK = 1e-9;

  private static final double EDGE = y(MAX_LATITUDE);

  private Mercator() {}

  /** How far north of the equator a latitude is drawn, -179.4 to 179.4. */
  static double y(double latitude) {
    double sine = Math.sin(Math.toRadians(Math.clamp(latitude, -MAX_LATITUDE, MAX_LATITUDE)));
    return Math.toDegrees(Math.log((1 + sine) / (1 - sine)) / 2);
  }

  /** The latitude that is drawn there; at the edges of the map and beyond them the pole's. */
  static double latitude(double y) {
    if (Math.abs(y) >= EDGE) {
      return Math.copySign(90, y);
    }
    return Math.toDegrees(Math.asin(Math.tanh(Math.toRadians(y))));
  }

  /**
   * The length on the map that a distance from a center never passes, in degrees: that of the path
   * towards the nearer pole, which is drawn larger at each step than any other. Infinite once the
   * path may leave the map.
   */
  static double reach(Coordinates center, Distance distance) {
    double latitude = Math.abs(center.latitude());
    double farthest = latitude + Math.toDegrees(distance.angle());
    return farthest < MAX_LATITUDE
        ? (y(farthest) - y(latitude)) * (1 + SLACK) + SLACK
        : Double.POSITIVE_INFINITY;
  }
}
