package health.consilium.directory;

/** A length on the Earth's surface, in meters, never negative. */
public record Distance(double meters) implements Comparable<Distance> {
  /** Mean Earth radius R1 of the IUGG. */
  public static final double EARTH_RADIUS_METERS = 6_371_008.8;

  /** The international mile. */
  private static final double METERS_PER_MILE = 1_609.344;

  public Distance {
    if (!(meters >= 0)) {
      throw new IllegalArgumentException("a distance is never negative");
    }
  }

  public static Distance ofMiles(double miles) {
    return new Distance(miles * METERS_PER_MILE);
  }

  public static Distance ofKilometers(double kilometers) {
    return new Distance(kilometers * 1_000);
  }

  public double miles() {
    return meters / METERS_PER_MILE;
  }

  public double kilometers() {
    return meters / 1_000;
  }

  /** The same length as an angle at the Earth's center, in radians. */
  public double angle() {
    return meters / EARTH_RADIUS_METERS;
  }

  @Override
  public int compareTo(Distance other) {
    return Double.compare(meters, other.meters);
  }
}
