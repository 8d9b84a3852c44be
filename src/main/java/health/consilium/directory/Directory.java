package health.consilium.directory;

import health.consilium.platform.problem.Refusal;
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
  private final Enrollment enrollment;

  Directory(
      LocationRow.Queries locations,
      HealthcareServiceRow.Queries services,
      Staff staff,
      Publication publication,
      Enrollment enrollment) {
    this.locations = locations;
    this.services = services;
    this.staff = staff;
    this.publication = publication;
    this.enrollment = enrollment;
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

  /**
   * Makes sure that a registration could be taken over: its address lies in a ZIP of the gazetteer
   * and in that ZIP's state.
   *
   * @throws Refusal 422 that points to the part of it that is wrong
   */
  public void check(Registration registration) {
    enrollment.check(registration);
  }

  /**
   * Takes over what a public register says: a person as a practitioner with a role, an organization
   * with a location, by NPI. None of them is listed: that takes a service, which somebody who knows
   * must add. What a clinic keeps or somebody has verified is left as it is, but for numbers that
   * have ended: whoever has one is active no longer.
   *
   * @param registrations all of which {@link #check} lets pass; where several are of one NPI the
   *     last holds
   * @param client the id of the client for which it is done
   */
  @Transactional
  public Enrolled enroll(Collection<Registration> registrations, String client) {
    return enrollment.enroll(registrations, new Author(Keeper.NETWORK, client, true));
  }
}
