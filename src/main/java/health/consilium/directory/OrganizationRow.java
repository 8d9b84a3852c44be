package health.consilium.directory;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.query.Page;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** One row of {@code organization}. */
@Entity
@Table(name = "organization")
class OrganizationRow extends PanacheEntityBase {
  @Id UUID id;
  @Version int version;
  boolean active;

  Instant updatedAt;

  /** None while nobody has verified it. */
  @Embedded @Nullable VerificationColumns verified;

  /** The clinic that keeps it; none where the network does. */
  @Nullable UUID clinic;

  @Nullable UUID partOf;

  @Nullable String npi;
  String name;
  @Nullable String website;

  // an array: a List<String> kept as JSON makes Hibernate take every other one for JSON as well
  List<String> aliases;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  List<Identifier> identifiers;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  List<ContactPoint> telecom;

  static OrganizationRow of(Organization organization) {
    var row = new OrganizationRow();
    row.id = organization.id();
    row.version = organization.version();
    row.show(organization);
    return row;
  }

  /** Takes over all but the id, and the version, which Hibernate counts. */
  void show(Organization organization) {
    active = organization.active();
    updatedAt = organization.updatedAt();
    verified = VerificationColumns.of(organization.verification());
    partOf = organization.partOf();
    npi = Optional.ofNullable(organization.npi()).map(Npi::digits).orElse(null);
    name = organization.name();
    website = Optional.ofNullable(organization.website()).map(URI::toString).orElse(null);
    aliases = organization.aliases();
    identifiers = organization.identifiers();
    telecom = organization.telecom();
  }

  Organization toOrganization() {
    return new Organization(
        id,
        version,
        active,
        identifiers,
        updatedAt,
        VerificationColumns.verification(verified),
        name,
        aliases,
        Optional.ofNullable(npi).map(Npi::new).orElse(null),
        partOf,
        Optional.ofNullable(website).map(URI::create).orElse(null),
        telecom);
  }

  interface Queries {
    @Find
    Optional<OrganizationRow> organization(UUID id);

    @HQL(
        "from OrganizationRow organization where organization.id > :after order by organization.id")
    List<OrganizationRow> organizationsAfter(UUID after, Page page);

    @HQL("from OrganizationRow organization where organization.npi = :npi order by organization.id")
    List<OrganizationRow> organizationsOfNpi(String npi, Page page);

    @HQL(
        "from OrganizationRow organization where organization.npi in :npis order by organization.id")
    List<OrganizationRow> organizationsOfNpis(Collection<String> npis);

    @HQL("select count(*) from OrganizationRow part where part.partOf = :organization")
    long partCountOf(UUID organization);
  }
}
