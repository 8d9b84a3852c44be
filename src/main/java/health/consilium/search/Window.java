package health.consilium.search;

import health.consilium.directory.Coordinates;
import health.consilium.directory.Distance;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The rectangle of the map that a search looks through.
 *
 * @param x longitude of its middle, -180 to 180 degrees
 * @param halfWidth up to 180 degrees, and a little over
 * @param south Mercator latitude of its lower edge
 * @param north Mercator latitude of its upper edge
 */
record Window(double x, double halfWidth, double south, double north) {
  private static final double WORLD = 360;

  Window {
    halfWidth += Mercator.SLACK;
    south -= Mercator.SLACK;
    north += Mercator.SLACK;
  }

  /** The smallest that holds everything within the radius. */
  static Window around(Coordinates center, Distance radius) {
    double angle = Math.toDegrees(radius.angle());
    return new Window(
        center.longitude(),
        halfWidth(center, radius.angle()),
        Mercator.y(center.latitude() - angle),
        Mercator.y(center.latitude() + angle));
  }

  /** A circle's easternmost point lies north of its middle (south in the south). */
  private static double halfWidth(Coordinates center, double angle) {
    double latitude = Math.toRadians(Math.abs(center.latitude()));
    return latitude + angle >= Math.PI / 2
        ? WORLD / 2
        : Math.toDegrees(Math.asin(Math.sin(angle) / Math.cos(latitude)));
  }

  /** West, south, east and north of it with its middle there. */
  Stream<Double> corners(double middle) {
    return Stream.of(middle - halfWidth, south, middle + halfWidth, north);
  }

  /** The same in degrees: its least and its greatest latitude, then its longitudes. */
  Stream<Double> bounds(double middle) {
    return Stream.of(
        Mercator.latitude(south), Mercator.latitude(north), middle - halfWidth, middle + halfWidth);
  }

  /** Where to put its middle so that it meets the map on both sides of the antimeridian. */
  DoubleStream middles() {
    return DoubleStream.of(x, x - WORLD, x + WORLD)
        .filter(middle -> middle + halfWidth >= -WORLD / 2 && middle - halfWidth <= WORLD / 2);
  }
}
