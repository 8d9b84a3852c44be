package health.consilium.directory;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes listings that are new. One table after the other, so that each is filled by batches. */
@Singleton
class Publication {
  private final Organizations organizations;
  private final Locations locations;
  private final HealthcareServices services;
  private final Credentials credentials;
  private final Networks networks;
  private final InsurancePlans plans;
  private final Journal journal;
  private final EntityManager session;
  private final Event<ListingsChanged> changes;

  Publication(
      Organizations organizations,
      Locations locations,
      HealthcareServices services,
      Credentials credentials,
      Networks networks,
      InsurancePlans plans,
      Journal journal,
      EntityManager session,
      Event<ListingsChanged> changes) {
    this.organizations = organizations;
    this.locations = locations;
    this.services = services;
    this.credentials = credentials;
    this.networks = networks;
    this.plans = plans;
    this.journal = journal;
    this.session = session;
    this.changes = changes;
  }

  void publish(Collection<Listing> listings) {
    journal.open();
    var owners = once(listings.stream().map(Listing::organization));
    var places = once(listings.stream().map(Listing::location));
    var offers = once(listings.stream().flatMap(each -> each.services().stream()));
    var proofs = once(listings.stream().flatMap(each -> each.credentials().stream()));
    insert(organizations, owners);
    insert(locations, places);
    insert(services, offers);
    insert(credentials, proofs);
    record(organizations, owners);
    record(locations, places);
    record(services, offers);
    record(credentials, proofs);
    // who is told may look with a statement of its own, for which Hibernate would not flush
    session.flush();
    changes.fire(new ListingsChanged(places.stream().map(Entry::id).collect(Collectors.toSet())));
  }

  /** Writes a payer and its plans, which are new as well. */
  void publish(Network payer, Collection<InsurancePlan> offered) {
    journal.open();
    insert(networks, List.of(payer));
    insert(plans, offered);
    record(networks, List.of(payer));
    record(plans, offered);
    session.flush();
  }

  private static <T extends Entry> void insert(Kind<T, ?> kind, Collection<T> entries) {
    entries.forEach(entry -> kind.insert(entry, Keeper.NETWORK));
  }

  private <T extends Entry> void record(Kind<T, ?> kind, Collection<T> entries) {
    entries.forEach(entry -> journal.record(kind, entry, Author.SERVICE));
  }

  /** Each once, in the order in which it came first: an organization stands in many listings. */
  private static <T extends Entry> Collection<T> once(Stream<T> given) {
    var found = new LinkedHashMap<UUID, T>();
    given.forEach(each -> found.putIfAbsent(each.id(), each));
    return found.values();
  }
}
