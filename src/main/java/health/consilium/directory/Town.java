package health.consilium.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What one name means in one state: as a rule the postal service's city, seldom one of two places
 * far apart that share it. See docs/decisions/0003.
 *
 * @param state USPS code
 * @param counties where it lies, as the gazetteer names them
 * @param zips how many ZIPs it has, which tells large from small
 * @param place its middle
 */
record Town(String state, Set<String> counties, int zips, Place place) {
  /** The largest first: whoever says Portland more often means that of Oregon. */
  static final Comparator<Town> LARGEST_FIRST =
      Comparator.comparingInt(Town::zips).reversed().thenComparing(town -> town.place().label());

  /** Counties whose nearest ZIPs are farther apart do not share one city. */
  private static final Distance APART = Distance.ofMiles(17);

  /** A part with less of the city's ZIPs is its fringe, not a place of its own. */
  private static final double FRINGE = 0.1;

  /** ZIPs farther from the city's heart are wrong, or woods. */
  private static final Distance REACH = Distance.ofMiles(25);

  private static final double MILLIONTH = 1e6;

  /** The towns that all the ZIPs of one city name and state make up, in the order of the ZIPs. */
  static List<Town> of(List<Zip> zips) {
    var inhabited = zips.stream().filter(Zip::area).toList();
    var places = inhabited.isEmpty() ? zips : inhabited;
    var parts =
        parts(places).stream().filter(part -> part.size() >= FRINGE * places.size()).toList();
    return parts.size() <= 1
        ? List.of(town(places, zips.size(), Zip::state))
        : parts.stream()
            .map(
                part ->
                    town(part, part.size(), heart -> heart.county() + " County, " + heart.state()))
            .toList();
  }

  boolean liesIn(Optional<String> countyKey) {
    return countyKey.isEmpty()
        || counties.stream().map(PlaceName::countyKey).anyMatch(countyKey.get()::equals);
  }

  /** The counties' ZIPs, joined where they come near each other. */
  private static List<List<Zip>> parts(List<Zip> zips) {
    var parts = new ArrayList<List<Zip>>();
    var counties =
        zips.stream()
            .collect(Collectors.groupingBy(Zip::county, TreeMap::new, Collectors.toList()));
    for (var county : counties.values()) {
      var joined = new ArrayList<>(county);
      parts.removeIf(part -> near(part, county) && joined.addAll(part));
      parts.add(joined);
    }
    return parts;
  }

  private static boolean near(List<Zip> one, List<Zip> other) {
    return one.stream()
        .anyMatch(a -> other.stream().anyMatch(b -> a.distanceTo(b).compareTo(APART) <= 0));
  }

  private static Town town(List<Zip> zips, int count, Function<Zip, String> where) {
    var heart = heart(zips);
    var place =
        new Place(
            heart.city() + ", " + where.apply(heart),
            middle(heart, zips),
            heart.timeZone(),
            Place.Source.CITY_CENTROID);
    var counties = zips.stream().map(Zip::county).collect(Collectors.toUnmodifiableSet());
    return new Town(heart.state(), counties, count, place);
  }

  /** The ZIP with the shortest way to all others, which no stray point can drag away. */
  private static Zip heart(List<Zip> zips) {
    Function<Zip, Double> way =
        zip -> zips.stream().mapToDouble(other -> zip.distanceTo(other).meters()).sum();
    return zips.stream().min(Comparator.comparing(way)).orElseThrow();
  }

  private static Coordinates middle(Zip heart, List<Zip> zips) {
    var near = zips.stream().filter(zip -> heart.distanceTo(zip).compareTo(REACH) <= 0).toList();
    return new Coordinates(
        mean(near, zip -> zip.point().latitude()), mean(near, zip -> zip.point().longitude()));
  }

  private static double mean(List<Zip> zips, ToDoubleFunction<Zip> angle) {
    double mean = zips.stream().mapToDouble(angle).average().orElseThrow();
    return Math.round(mean * MILLIONTH) / MILLIONTH;
  }
}
