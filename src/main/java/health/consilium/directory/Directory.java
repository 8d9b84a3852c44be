package health.consilium.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/** The door to who and where, for other rooms; over HTTP the collections speak for themselves. */
@ApplicationScoped
public class Directory {
  private final LocationRow.Queries locations;
  private final HealthcareServiceRow.Queries services;
  private final Staff staff;
  private final Publication publication;

  Directory(
      LocationRow.Queries locations,
      HealthcareServiceRow.Queries services,
      Staff staff,
      Publication publication) {
    this.locations = locations;
    this.services = services;
    this.staff = staff;
    this.publication = publication;
  }

  /**
   * The listings of those of the locations that are listed now: active, of an active organization,
   * with at least one active service. In the order of the locations' ids, each with its active
   * services in the order of theirs.
   */
  @Transactional
  public List<Listing> listings(Collection<UUID> ids) {
    var given = new HashMap<UUID, List<HealthcareService>>();
    for (var row : services.activeServices(ids)) {
      var service = row.toService();
      service
          .locations()
          .forEach(at -> given.computeIfAbsent(at, none -> new ArrayList<>()).add(service));
    }
    return staff.credentialed(
        locations.activeLocations(ids).stream()
            .filter(row -> given.containsKey(row.id))
            .map(row -> row.toListing(given.getOrDefault(row.id, List.of())))
            .toList());
  }

  /**
   * Adds organizations with their locations and services, each once however many listings show it,
   * and tells {@link ListingsChanged} once within the transaction, after the rows are written.
   *
   * @throws jakarta.persistence.PersistenceException when one of them is there already
   */
  @Transactional
  public void publish(Collection<Listing> listings) {
    publication.publish(listings);
  }
}
