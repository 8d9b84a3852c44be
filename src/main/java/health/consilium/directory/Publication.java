package health.consilium.directory;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes listings that are new. One table after the other, so that each is filled by batches. */
@Singleton
class Publication {
  private final EntityManager session;
  private final Event<ListingsChanged> changes;

  Publication(EntityManager session, Event<ListingsChanged> changes) {
    this.session = session;
    this.changes = changes;
  }

  void publish(Collection<Listing> listings) {
    once(listings.stream().map(Listing::organization), Organization::id)
        .forEach(organization -> session.persist(OrganizationRow.of(organization)));
    var locations = once(listings.stream().map(Listing::location), Location::id);
    locations.forEach(location -> session.persist(LocationRow.of(location, owner(location))));
    once(listings.stream().flatMap(each -> each.services().stream()), HealthcareService::id)
        .forEach(service -> session.persist(HealthcareServiceRow.of(service)));
    // who is told may look with a statement of its own, for which Hibernate would not flush
    session.flush();
    changes.fire(
        new ListingsChanged(locations.stream().map(Location::id).collect(Collectors.toSet())));
  }

  private OrganizationRow owner(Location location) {
    return session.getReference(OrganizationRow.class, location.organization());
  }

  /** Each once, in the order in which it came first: an organization stands in many listings. */
  private static <T> Collection<T> once(Stream<T> given, Function<T, UUID> id) {
    var found = new LinkedHashMap<UUID, T>();
    given.forEach(each -> found.putIfAbsent(id.apply(each), each));
    return found.values();
  }
}
