package health.consilium.search;

import health.consilium.directory.HealthcareService;
import health.consilium.directory.Location;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  private record All(Offer place, List<Service> services) {}

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

  /** One for each filter, in their order. */
  List<Match> matches(Filters filters) {
    if (filters.all().isEmpty()) {
      return List.of();
    }
    var all = all();
    var fitting =
        all.services().stream()
            .filter(
                service -> filters.all().stream().noneMatch(f -> f.met(service.offer()).isEmpty()))
            .toList();
    return filters.all().stream().map(filter -> match(filter, all.place(), fitting)).toList();
  }

  private static Match match(Filter filter, Offer place, List<Service> fitting) {
    if (filter.isOfPlace()) {
      return new Match(filter.parameter(), filter.met(place), null);
    }
    var values = new LinkedHashSet<String>();
    fitting.forEach(service -> values.addAll(filter.met(service.offer())));
    return new Match(
        filter.parameter(),
        values.stream().sorted().toList(),
        fitting.stream().map(Service::id).toList());
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
