package health.consilium.search;

import health.consilium.directory.Coordinates;
import health.consilium.directory.Distance;
import health.consilium.platform.problem.Refusal;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where a search looks, and the point from which it measures. */
sealed interface Area {
  Coordinates center();

  /** The part of the map to look through: it holds the area, and may hold more. */
  Window window();

  boolean contains(Coordinates point, Distance fromCenter);

  /** Everything within a radius, its edge included. */
  record Circle(Coordinates center, Distance radius) implements Area {
    @Override
    public Window window() {
      return Window.around(center, radius);
    }

    @Override
    public boolean contains(Coordinates point, Distance fromCenter) {
      return fromCenter.compareTo(radius) <= 0;
    }
  }

  /** All the world, measured from a point: for what is sought wherever it lies. */
  record Everywhere(Coordinates center) implements Area {
    @Override
    public Window window() {
      return new Window(center.longitude(), 180, Mercator.y(-90), Mercator.y(90));
    }

    @Override
    public boolean contains(Coordinates point, Distance fromCenter) {
      return true;
    }
  }

  /**
   * A bounding box as in RFC 7946, in degrees, its edges included; west of its east it crosses the
   * antimeridian.
   */
  record Box(double west, double south, double east, double north) implements Area {
    public Box {
      new Coordinates(south, west);
      new Coordinates(north, east);
      if (south > north) {
        throw new Refusal.Invalid("south", "must not lie north of north");
      }
    }

    @Override
    public Coordinates center() {
      double middle = west + width() / 2;
      return new Coordinates((south + north) / 2, middle > 180 ? middle - 360 : middle);
    }

    /** From its middle to its farthest corner. */
    Distance reach() {
      return Stream.of(south, north)
          .flatMap(
              latitude ->
                  Stream.of(new Coordinates(latitude, west), new Coordinates(latitude, east)))
          .map(corner -> center().distanceTo(corner))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }

    @Override
    public Window window() {
      return new Window(center().longitude(), width() / 2, Mercator.y(south), Mercator.y(north));
    }

    @Override
    public boolean contains(Coordinates point, Distance fromCenter) {
      return point.latitude() >= south && point.latitude() <= north && spans(point.longitude());
    }

    private double width() {
      return crossesAntimeridian() ? east - west + 360 : east - west;
    }

    private boolean spans(double longitude) {
      return crossesAntimeridian()
          ? longitude >= west || longitude <= east
          : longitude >= west && longitude <= east;
    }

    private boolean crossesAntimeridian() {
      return west > east;
    }
  }
}
