package health.consilium.directory;

import java.util.List;

/** Where people live, for the benchmarks. */
public final class BenchPlaces {
  /** Degrees: the states between the two oceans, far from the antimeridian. */
  private static final double WEST = -125;

  private static final double NORTH = 49.5;

  private BenchPlaces() {}

  /** The middles of the contiguous states' ZIPs: their density follows the country's. */
  public static List<Coordinates> ofTheContiguousStates() {
    return new Gazetteer()
        .zips().stream()
            .filter(zip -> zip.area() && !zip.state().isEmpty())
            .map(Zip::point)
            .filter(point -> point.longitude() > WEST && point.latitude() < NORTH)
            .filter(point -> point.latitude() > 24 && point.longitude() < -66)
            .toList();
  }
}
