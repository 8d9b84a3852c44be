package health.consilium.directory;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.query.Page;

/** Practitioners: each is kept by the clinic that created it. */
@Singleton
class Practitioners extends Documents<Practitioner, NewPractitioner> {
  private final Staff staff;
  private final OrganizationRow.Queries organizations;
  private final DirectoryEntryRow.Queries entries;

  Practitioners(
      Desk desk,
      Staff staff,
      OrganizationRow.Queries organizations,
      DirectoryEntryRow.Queries entries) {
    super(desk, Practitioner.class);
    this.staff = staff;
    this.organizations = organizations;
    this.entries = entries;
  }

  @Override
  public String collection() {
    return "practitioners";
  }

  @Override
  public String noun() {
    return "practitioner";
  }

  @Override
  public NewPractitioner written(Practitioner practitioner) {
    return NewPractitioner.of(practitioner);
  }

  @Override
  public Practitioner entry(Stamp stamp, NewPractitioner written) {
    return written.practitioner(stamp);
  }

  @Override
  Keys keys(Practitioner practitioner) {
    return new Keys(Optional.empty(), Optional.ofNullable(practitioner.npi()), List.of());
  }

  /** An NPI is one person's, and no organization's. */
  @Override
  public void check(Practitioner practitioner, Author author) {
    Optional.ofNullable(practitioner.npi()).ifPresent(npi -> check(npi, practitioner.id()));
  }

  /** The practitioner of that NPI. */
  Optional<Practitioner> ofNpi(Npi npi) {
    return entries.entryOfNpi(npi.digits()).flatMap(row -> find(row.id));
  }

  private void check(Npi npi, UUID holder) {
    if (!organizations.organizationsOfNpi(npi.digits(), Page.first(1)).isEmpty()) {
      throw Npi.refused("/npi", "is an organization's: a practitioner has one of type 1");
    }
    if (ofNpi(npi).filter(other -> !other.id().equals(holder)).isPresent()) {
      throw Npi.refused("/npi", "is another practitioner's, whose entry is at /v1/npi");
    }
  }

  /** A listing is found by the credentials of those who work there. */
  @Override
  public Set<UUID> places(Practitioner practitioner) {
    return staff.placesOf(practitioner.id());
  }
}
