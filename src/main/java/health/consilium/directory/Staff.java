package health.consilium.directory;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who works where, and whose credentials therefore speak for a listing: those of its organization,
 * and of the practitioners who have a role there. A role is at the locations that it names; else
 * where its services are given; else at all locations of its organization.
 */
@Singleton
class Staff {
  private static final String ROLES = "practitioner-roles";
  private static final String PRACTITIONERS = "practitioners";
  private static final String CREDENTIALS = "credentials";

  private final Documents.Desk desk;
  private final LocationRow.Queries locations;
  private final HealthcareServiceRow.Queries services;

  Staff(Documents.Desk desk, LocationRow.Queries locations, HealthcareServiceRow.Queries services) {
    this.desk = desk;
    this.locations = locations;
    this.services = services;
  }

  /** The listings with the active credentials that speak for each. */
  List<Listing> credentialed(List<Listing> listings) {
    var roles = roles(listings);
    var bySubject =
        desk.read(desk.entries().owned(CREDENTIALS, subjects(listings, roles)), Credential.class)
            .filter(Credential::active)
            .collect(Collectors.groupingBy(Credential::subject));
    return listings.stream()
        .map(listing -> listing.with(credentials(listing, roles, bySubject)))
        .toList();
  }

  /** Where a role is. */
  Set<UUID> placesOf(PractitionerRole role) {
    if (!role.locations().isEmpty()) {
      return Set.copyOf(role.locations());
    }
    if (!role.services().isEmpty()) {
      return Set.copyOf(services.locationIdsOf(role.services()));
    }
    return Optional.ofNullable(role.organization())
        .map(organization -> Set.copyOf(locations.locationIdsOf(organization)))
        .orElse(Set.of());
  }

  /** Where a practitioner has a role, and the locations of an organization. */
  Set<UUID> placesOf(UUID subject) {
    var places = new HashSet<>(locations.locationIdsOf(subject));
    desk.read(desk.entries().owned(ROLES, List.of(subject)), PractitionerRole.class)
        .forEach(role -> places.addAll(placesOf(role)));
    return places;
  }

  /** The roles that may be at one of these places, of people who practise. */
  private List<PractitionerRole> roles(List<Listing> listings) {
    String named =
        listings.stream()
            .flatMap(Staff::named)
            .distinct()
            .map(UUID::toString)
            .collect(Collectors.joining(","));
    var roles =
        desk.read(desk.entries().naming(ROLES, named), PractitionerRole.class)
            .filter(PractitionerRole::active)
            .filter(role -> role.practitioner() != null)
            .toList();
    var people = roles.stream().map(PractitionerRole::practitioner).distinct().toList();
    var practising =
        desk.read(desk.entries().among(PRACTITIONERS, people), Practitioner.class)
            .filter(Practitioner::active)
            .map(Practitioner::id)
            .collect(Collectors.toSet());
    return roles.stream().filter(role -> practising.contains(role.practitioner())).toList();
  }

  private static Stream<UUID> named(Listing listing) {
    return Stream.concat(
        Stream.of(listing.location().id(), listing.organization().id()),
        listing.services().stream().map(HealthcareService::id));
  }

  private static List<UUID> subjects(List<Listing> listings, List<PractitionerRole> roles) {
    return Stream.concat(
            listings.stream().map(listing -> listing.organization().id()),
            roles.stream().map(PractitionerRole::practitioner).flatMap(Stream::ofNullable))
        .distinct()
        .toList();
  }

  private static List<Credential> credentials(
      Listing listing, List<PractitionerRole> roles, Map<UUID, List<Credential>> bySubject) {
    var people =
        roles.stream()
            .filter(role -> isAt(role, listing))
            .map(PractitionerRole::practitioner)
            .flatMap(Stream::ofNullable);
    return Stream.concat(Stream.of(listing.organization().id()), people)
        .distinct()
        .map(subject -> bySubject.getOrDefault(subject, List.of()))
        .flatMap(Collection::stream)
        .toList();
  }

  private static boolean isAt(PractitionerRole role, Listing listing) {
    if (!role.locations().isEmpty()) {
      return role.locations().contains(listing.location().id());
    }
    if (!role.services().isEmpty()) {
      return listing.services().stream().anyMatch(each -> role.services().contains(each.id()));
    }
    return listing.organization().id().equals(role.organization());
  }
}
