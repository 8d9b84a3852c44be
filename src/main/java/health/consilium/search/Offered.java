package health.consilium.search;

import health.consilium.directory.HealthcareService;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a location offers, to tell which of a search's filters it meets by what. Its services are
 * looked at only where a search has filters.
 */
final class Offered {
  /** Nobody knows what. */
  static final Offered UNKNOWN =
      new Offered(new Offer(0, Set.of(), List.of(), Optional.empty()), List::of);

  private record Service(UUID id, Offer offer) {}

  private final Offer place;
  private volatile @Nullable Supplier<List<HealthcareService>> reading;
  private volatile @Nullable List<Service> services;

  /**
   * What the location and its services say.
   *
   * @param reading tells the services, once, when they are asked for
   */
  Offered(Offer place, Supplier<List<HealthcareService>> reading) {
    this.place = place;
    this.reading = reading;
  }

  /** One for each filter, in their order. Loops: with streams it took as long as the walk. */
  List<Match> matches(Filters filters) {
    if (filters.all().isEmpty()) {
      return List.of();
    }
    var fitting = fitting(filters);
    var matches = new ArrayList<Match>();
    for (Filter filter : filters.all()) {
      matches.add(match(filter, fitting));
    }
    return matches;
  }

  /** The services that meet all filters. */
  private List<Service> fitting(Filters filters) {
    var fitting = new ArrayList<Service>();
    for (Service service : services()) {
      if (filters.areMet(service.offer())) {
        fitting.add(service);
      }
    }
    return fitting;
  }

  private Match match(Filter filter, List<Service> fitting) {
    if (filter.isOfPlace()) {
      return new Match(filter.parameter(), filter.met(place), null);
    }
    var values = new TreeSet<String>();
    var ids = new ArrayList<UUID>();
    for (Service service : fitting) {
      values.addAll(filter.met(service.offer()));
      ids.add(service.id());
    }
    return new Match(filter.parameter(), List.copyOf(values), ids);
  }

  /** What they were read from is let go: it is longer than what is kept of them. */
  private List<Service> services() {
    var unread = reading;
    if (unread != null) {
      services =
          unread.get().stream()
              .map(service -> new Service(service.id(), place.with(service)))
              .toList();
      reading = null;
    }
    return Objects.requireNonNull(services);
  }
}
