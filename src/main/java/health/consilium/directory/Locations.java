package health.consilium.directory;

import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Locations: each is kept by whoever keeps its organization. */
@Singleton
class Locations implements Kind<Location, NewLocation> {
  private final LocationRow.Queries locations;
  private final HealthcareServiceRow.Queries services;
  private final Organizations organizations;
  private final Gazetteer gazetteer;
  private final References references;
  private final EntityManager session;

  Locations(
      LocationRow.Queries locations,
      HealthcareServiceRow.Queries services,
      Organizations organizations,
      Gazetteer gazetteer,
      References references,
      EntityManager session) {
    this.locations = locations;
    this.services = services;
    this.organizations = organizations;
    this.gazetteer = gazetteer;
    this.references = references;
    this.session = session;
  }

  @Override
  public String collection() {
    return "locations";
  }

  @Override
  public String noun() {
    return "location";
  }

  @Override
  public NewLocation written(Location location) {
    return NewLocation.of(location, zip(location.address()));
  }

  @Override
  public Location entry(Stamp stamp, NewLocation written) {
    return written.location(stamp, zip(written.address()));
  }

  @Override
  public Optional<Location> find(UUID id) {
    return locations.location(id).map(LocationRow::toLocation);
  }

  @Override
  public List<Location> page(Keyset.Place place, Optional<UUID> organization) {
    return organization
        .map(owner -> locations.locationsOf(owner, place.after(), place.rows()))
        .orElseGet(() -> locations.locationsAfter(place.after(), place.rows()))
        .stream()
        .map(LocationRow::toLocation)
        .toList();
  }

  @Override
  public Optional<Keeper> keeper(Location location) {
    return Optional.of(organizations.keeperOf(location.organization()));
  }

  /** Its services are its organization's, so it cannot leave without them. */
  @Override
  public void check(Location location, Author author) {
    boolean moved =
        find(location.id())
            .filter(old -> !old.organization().equals(location.organization()))
            .isPresent();
    if (moved) {
      throw Refusal.unprocessable(
          "/organization", "must stay as it is: create the other organization's location anew");
    }
  }

  @Override
  public void insert(Location location, Keeper keeper) {
    LocationRow.of(location, organizations.named("/organization", location.organization()))
        .persist();
  }

  @Override
  public void update(Location location) {
    locations.location(location.id()).orElseThrow().show(location);
  }

  @Override
  public void delete(Location location) {
    if (services.serviceCountAt(location.id()) > 0) {
      throw new Refusal(
          ProblemCode.CONFLICT,
          "Services are still given here: delete them or take it out of their locations first, or"
              + " set it to inactive.");
    }
    references.requireNoneTo(location.id());
    session.remove(locations.location(location.id()).orElseThrow());
  }

  @Override
  public Set<UUID> places(Location location) {
    return Set.of(location.id());
  }

  /**
   * @throws Refusal 422 when there is no such ZIP, or it is in another state
   */
  void requireZip(Address address) {
    zip(address);
  }

  /** Military post is in no state of the gazetteer's, and goes with any. */
  private Zip zip(Address address) {
    var zip =
        gazetteer
            .zip(address.postalCode())
            .orElseThrow(
                () -> Refusal.unprocessable("/address/postalCode", "is no ZIP of the gazetteer's"));
    if (!zip.state().isEmpty() && !zip.state().equals(address.state())) {
      throw Refusal.unprocessable("/address/state", "must be the ZIP's, which is " + zip.state());
    }
    return zip;
  }
}
