package health.consilium.search;

import health.consilium.directory.Coordinates;
import health.consilium.directory.Indication;
import health.consilium.directory.PatientAcceptance;
import health.consilium.directory.Route;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Locations at random, in the projection and in memory, where the oracle looks through them all.
 */
final class RandomNetwork {
  private static final String CARD =
      """
      insert into location_card
        (location_id, latitude, longitude, spot, shape, location, organization, services)
      values (?, ?, ?, point(?, ?), 1, '{}', '{}', '[]')
      returning number
      """;

  /** What a search asks for, told twice: to the search and to the oracle. */
  record Asked(Set<Route> routes, Set<Indication> indications, Set<PatientAcceptance> accepting) {
    Filters filters() {
      return new Filters(
          Stream.of(
                  TraitFilter.of("routes", routes),
                  TraitFilter.of("indications", indications),
                  TraitFilter.of("accepting", accepting))
              .filter(filter -> !filter.wanted().isEmpty())
              .<Filter>map(filter -> filter)
              .toList());
    }
  }

  private record Service(Set<Route> routes, Set<Indication> indications) {
    boolean meets(Asked asked) {
      return (asked.routes().isEmpty() || !Collections.disjoint(routes, asked.routes()))
          && (asked.indications().isEmpty()
              || !Collections.disjoint(indications, asked.indications()));
    }

    long word() {
      return Trait.SERVICE.bit()
          | Trait.word(
              Stream.concat(routes.stream().map(Trait::of), indications.stream().map(Trait::of)));
    }
  }

  private record Spot(
      int number, Coordinates at, PatientAcceptance acceptance, List<Service> services) {
    boolean matches(SearchQuery query, Asked asked) {
      var asksNoService = asked.routes().isEmpty() && asked.indications().isEmpty();
      return query.area().contains(at, distanceFrom(query))
          && (asked.accepting().isEmpty() || asked.accepting().contains(acceptance))
          && (asksNoService || services.stream().anyMatch(service -> service.meets(asked)));
    }

    private health.consilium.directory.Distance distanceFrom(SearchQuery query) {
      return query.area().center().distanceTo(at);
    }
  }

  private final List<Spot> spots = new ArrayList<>();

  /** What an exhaustive search finds: the numbers of all matches, in order. */
  List<Integer> matches(SearchQuery query, Asked asked) {
    return spots.stream()
        .filter(spot -> spot.matches(query, asked))
        .map(
            spot ->
                new Found(new CardKey(spot.number(), 1), spot.at(), spot.distanceFrom(query), ""))
        .sorted()
        .map(Found::number)
        .toList();
  }

  /** Lists a few dozen locations: scattered, on a grid that makes equal distances, on one point. */
  int grow(Coordinates region, RandomGenerator random, Connection connection) throws SQLException {
    double spread = Math.pow(10, random.nextDouble() * 2 - 1);
    double grid = random.nextBoolean() ? spread / 4 : 1e-6;
    int count = 10 + random.nextInt(60);
    var ids = new ArrayList<UUID>();
    for (int i = 0; i < count; i++) {
      var at = random.nextInt(5) == 0 ? region : snapped(near(region, spread, random), grid);
      ids.add(list(at, random, connection));
    }
    return ids.size();
  }

  private UUID list(Coordinates at, RandomGenerator random, Connection connection)
      throws SQLException {
    var id = UUID.randomUUID();
    var services = Stream.generate(() -> service(random)).limit(random.nextInt(4)).toList();
    var acceptance = any(PatientAcceptance.class, random);
    try (var card = connection.prepareStatement(CARD)) {
      card.setObject(1, id);
      card.setDouble(2, at.latitude());
      card.setDouble(3, at.longitude());
      card.setDouble(4, at.longitude());
      card.setDouble(5, Mercator.y(at.latitude()));
      var row = card.executeQuery();
      row.next();
      spots.add(new Spot(row.getInt(1), at, acceptance, services));
      FacetMaps.write(Map.of(id, offers(acceptance, services)), connection);
    }
    return id;
  }

  private static List<Offer> offers(PatientAcceptance acceptance, List<Service> services) {
    long place = Trait.of(acceptance).bit();
    return Stream.concat(Stream.of(Trait.PLACE.bit()), services.stream().map(Service::word))
        .map(word -> new Offer(place | word, Set.of(), List.of(), Optional.empty()))
        .toList();
  }

  static Asked asked(RandomGenerator random) {
    return new Asked(
        random.nextBoolean() ? Set.of() : some(Route.class, random),
        random.nextBoolean() ? Set.of() : some(Indication.class, random),
        random.nextBoolean() ? Set.of() : some(PatientAcceptance.class, random));
  }

  static Coordinates near(Coordinates middle, double degrees, RandomGenerator random) {
    double latitude = middle.latitude() + (random.nextDouble() * 2 - 1) * degrees;
    double longitude = middle.longitude() + (random.nextDouble() * 2 - 1) * degrees * 3;
    return new Coordinates(Math.clamp(latitude, -90, 90), wrapped(longitude));
  }

  static double wrapped(double longitude) {
    return longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude;
  }

  private static Coordinates snapped(Coordinates at, double grid) {
    return new Coordinates(
        Math.clamp(Math.rint(at.latitude() / grid) * grid, -90, 90),
        Math.clamp(Math.rint(at.longitude() / grid) * grid, -180, 180));
  }

  private static Service service(RandomGenerator random) {
    return new Service(some(Route.class, random), some(Indication.class, random));
  }

  private static <E extends Enum<E>> Set<E> some(Class<E> type, RandomGenerator random) {
    var some = EnumSet.of(any(type, random));
    while (random.nextInt(3) == 0) {
      some.add(any(type, random));
    }
    return some;
  }

  private static <E extends Enum<E>> E any(Class<E> type, RandomGenerator random) {
    return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
  }
}
