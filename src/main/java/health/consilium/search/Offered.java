package health.consilium.search;

import health.consilium.directory.HealthcareService;
import health.consilium.directory.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a location offers, to tell which of a search's filters it meets by what. Looked at only
 * where a search has filters.
 */
final class Offered {
  /** Nobody knows what. */
  static final Offered UNKNOWN =
      new Offered(() -> new All(new Offer(0, Set.of(), List.of(), Optional.empty()), List.of()));

  private record Service(UUID id, Offer offer) {}

  private record All(Offer place, List<Service> services) {
    /** Those that meet all filters. */
    List<Service> fitting(Filters filters) {
      var fitting = new ArrayList<Service>();
      for (Service service : services) {
        if (filters.areMet(service.offer())) {
          fitting.add(service);
        }
      }
      return fitting;
    }
  }

  private final Supplier<All> reading;
  private volatile @Nullable All read;

  private Offered(Supplier<All> reading) {
    this.reading = reading;
  }

  /** What these services of the location say, read when it is asked for. */
  static Offered of(
      Location location, List<Holding> holdings, Supplier<List<HealthcareService>> services) {
    return new Offered(
        () -> {
          var place = Offer.ofPlace(location, holdings);
          return new All(
              place,
              services.get().stream()
                  .map(service -> new Service(service.id(), place.with(service)))
                  .toList());
        });
  }

  /** One for each filter, in their order. Loops: with streams it took as long as the walk. */
  List<Match> matches(Filters filters) {
    if (filters.all().isEmpty()) {
      return List.of();
    }
    var all = all();
    var fitting = all.fitting(filters);
    var matches = new ArrayList<Match>();
    for (Filter filter : filters.all()) {
      matches.add(match(filter, all.place(), fitting));
    }
    return matches;
  }

  private static Match match(Filter filter, Offer place, List<Service> fitting) {
    if (filter.isOfPlace()) {
      return new Match(filter.parameter(), filter.met(place), null);
    }
    var values = new TreeSet<String>();
    var services = new ArrayList<UUID>();
    for (Service service : fitting) {
      values.addAll(filter.met(service.offer()));
      services.add(service.id());
    }
    return new Match(filter.parameter(), List.copyOf(values), services);
  }

  private All all() {
    var known = read;
    if (known == null) {
      known = reading.get();
      read = known;
    }
    return known;
  }
}
