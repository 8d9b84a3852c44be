package health.consilium.directory;

import health.consilium.platform.json.WireNames;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;
import org.hibernate.query.Page;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** One row of {@code location}. */
@Entity
@Table(name = "location")
class LocationRow extends PanacheEntityBase {
  @Id UUID id;
  @Version int version;
  boolean active;

  Instant updatedAt;

  /** None while nobody has verified it. */
  @Embedded @Nullable VerificationColumns verified;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "organization_id")
  OrganizationRow organization;

  String name;
  String line;
  @Nullable String line2;
  String city;
  String state;

  String postalCode;

  double latitude;
  double longitude;
  String precision;

  ZoneId timeZone;

  String acceptingPatients;

  List<String> accessibility;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  @Nullable Hours hours;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  List<Identifier> identifiers;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  List<ContactPoint> telecom;

  static LocationRow of(Location location, OrganizationRow organization) {
    var row = new LocationRow();
    row.id = location.id();
    row.version = location.version();
    row.organization = organization;
    row.show(location);
    return row;
  }

  /** Takes over all but the id, the organization, and the version, which Hibernate counts. */
  void show(Location location) {
    active = location.active();
    updatedAt = location.updatedAt();
    verified = VerificationColumns.of(location.verification());
    name = location.name();
    timeZone = location.timeZone();
    acceptingPatients = WireNames.of(location.acceptingPatients());
    accessibility = location.accessibility().stream().map(WireNames::of).toList();
    hours = location.hours();
    identifiers = location.identifiers();
    telecom = location.telecom();
    stands(location.address(), location.position());
  }

  private void stands(Address address, Position position) {
    line = address.line();
    line2 = address.line2();
    city = address.city();
    state = address.state();
    postalCode = address.postalCode();
    latitude = position.latitude();
    longitude = position.longitude();
    precision = WireNames.of(position.precision());
  }

  Location toLocation() {
    return new Location(
        id,
        version,
        active,
        identifiers,
        updatedAt,
        VerificationColumns.verification(verified),
        organization.id,
        name,
        new Address(line, line2, city, state, postalCode),
        new Position(
            latitude, longitude, WireNames.find(Position.Precision.class, precision).orElseThrow()),
        timeZone,
        hours,
        telecom,
        WireNames.find(PatientAcceptance.class, acceptingPatients).orElseThrow(),
        accessibility.stream()
            .map(code -> WireNames.find(Accessibility.class, code).orElseThrow())
            .collect(Collectors.toSet()));
  }

  /** Its listing, with the services that are given here. */
  Listing toListing(List<HealthcareService> services) {
    return new Listing(toLocation(), organization.toOrganization(), services);
  }

  interface Queries {
    @Find
    Optional<LocationRow> location(UUID id);

    @HQL("from LocationRow location where location.id > :after order by location.id")
    List<LocationRow> locationsAfter(UUID after, Page page);

    @HQL(
        """
        from LocationRow location
        where location.organization.id = :organization and location.id > :after
        order by location.id
        """)
    List<LocationRow> locationsOf(UUID organization, UUID after, Page page);

    /** Those of all these organizations, by id. */
    @HQL(
        """
        from LocationRow location
        where location.organization.id in :organizations order by location.id
        """)
    List<LocationRow> locationsOfAll(Collection<UUID> organizations);

    /** Those that are in use, of organizations that are in business, by id. */
    @HQL(
        """
        from LocationRow location join fetch location.organization organization
        where location.id in :ids and location.active and organization.active
        order by location.id
        """)
    List<LocationRow> activeLocations(Collection<UUID> ids);

    @HQL(
        "select location.id from LocationRow location where location.organization.id ="
            + " :organization")
    List<UUID> locationIdsOf(UUID organization);

    /** Those of the ids that are that organization's. */
    @HQL(
        """
        select location.id from LocationRow location
        where location.organization.id = :organization and location.id in :ids
        """)
    List<UUID> locationIdsAmong(UUID organization, Collection<UUID> ids);

    @HQL("select count(*) from LocationRow location where location.organization.id = :organization")
    long locationCountOf(UUID organization);

    @HQL("select count(*) from LocationRow")
    long locationCount();

    /** Takes that advisory lock until the transaction ends, unless somebody else holds it. */
    @SQL("select pg_try_advisory_xact_lock(:key)")
    boolean tryLock(Long key);
  }
}
