package health.consilium.directory;

import health.consilium.platform.json.WireNames;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.query.Page;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/** One row of {@code healthcare_service}, with its places. */
@Entity
@Table(name = "healthcare_service")
class HealthcareServiceRow extends PanacheEntityBase {
  @Id UUID id;
  @Version int version;
  boolean active;

  Instant updatedAt;

  @Column(name = "organization_id")
  UUID organization;

  /** A page's places come in one query more, not in one for each service. */
  @ElementCollection
  @CollectionTable(
      name = "healthcare_service_location",
      joinColumns = @JoinColumn(name = "service_id"))
  @Column(name = "location_id")
  @BatchSize(size = 128)
  Set<UUID> locations;

  String delivery;
  String product;

  boolean remsCertified;

  boolean psychotherapy;

  boolean homeAdministration;

  List<String> routes;
  List<String> indications;
  List<String> specialties;

  List<String> coverageStates;

  List<String> languages;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  List<Identifier> identifiers;

  static HealthcareServiceRow of(HealthcareService service) {
    var row = new HealthcareServiceRow();
    row.id = service.id();
    row.version = service.version();
    row.active = service.active();
    row.updatedAt = service.updatedAt();
    row.organization = service.organization();
    row.locations = Set.copyOf(service.locations());
    row.delivery = WireNames.of(service.delivery());
    row.product = WireNames.of(service.product());
    row.remsCertified = service.remsCertified();
    row.psychotherapy = service.psychotherapy();
    row.homeAdministration = service.homeAdministration();
    row.routes = service.routes().stream().map(WireNames::of).toList();
    row.indications = service.indications().stream().map(WireNames::of).toList();
    row.specialties = service.specialties();
    row.coverageStates = service.coverageStates();
    row.languages = service.languages();
    row.identifiers = service.identifiers();
    return row;
  }

  HealthcareService toService() {
    return new HealthcareService(
        id,
        version,
        active,
        identifiers,
        updatedAt,
        organization,
        List.copyOf(locations),
        specialties,
        WireNames.find(Delivery.class, delivery).orElseThrow(),
        coverageStates,
        constants(Route.class, routes),
        WireNames.find(Product.class, product).orElseThrow(),
        remsCertified,
        constants(Indication.class, indications),
        languages,
        psychotherapy,
        homeAdministration);
  }

  private static <E extends Enum<E>> Set<E> constants(Class<E> type, List<String> names) {
    return Rules.ordered(
        type, names.stream().map(name -> WireNames.find(type, name).orElseThrow()).toList());
  }

  interface Queries {
    @Find
    Optional<HealthcareServiceRow> service(UUID id);

    @HQL("from HealthcareServiceRow service where service.id > :after order by service.id")
    List<HealthcareServiceRow> servicesAfter(UUID after, Page page);

    @HQL(
        """
        from HealthcareServiceRow service
        where service.organization = :organization and service.id > :after
        order by service.id
        """)
    List<HealthcareServiceRow> servicesOf(UUID organization, UUID after, Page page);

    /** The active services given at any of the locations, each once, by id. */
    @HQL(
        """
        from HealthcareServiceRow service
        where service.active and service.id in (
          select given.id from HealthcareServiceRow given join given.locations place
          where place in :locations)
        order by service.id
        """)
    List<HealthcareServiceRow> activeServices(Collection<UUID> locations);
  }
}
