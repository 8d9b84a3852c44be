package health.consilium.directory;

import health.consilium.platform.json.WireNames;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
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
import org.jspecify.annotations.Nullable;

/** One row of {@code healthcare_service}, with its places. */
@Entity
@Table(name = "healthcare_service")
class HealthcareServiceRow extends PanacheEntityBase {
  @Id UUID id;
  @Version int version;
  boolean active;

  Instant updatedAt;

  /** None while nobody has verified it. */
  @Embedded @Nullable VerificationColumns verified;

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

  @Nullable String category;

  @Nullable Boolean appointmentRequired;

  @Nullable Boolean referralRequired;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  @Nullable AgeRange ages;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  @Nullable Price price;

  List<UUID> plansAccepted;

  List<String> paymentMethods;

  List<String> monitoring;
  List<String> staffing;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  List<Identifier> identifiers;

  static HealthcareServiceRow of(HealthcareService service) {
    var row = new HealthcareServiceRow();
    row.id = service.id();
    row.version = service.version();
    row.show(service);
    return row;
  }

  /** Takes over all but the id, and the version, which Hibernate counts. */
  void show(HealthcareService service) {
    active = service.active();
    updatedAt = service.updatedAt();
    verified = VerificationColumns.of(service.verification());
    organization = service.organization();
    locations = Set.copyOf(service.locations());
    delivery = WireNames.of(service.delivery());
    product = WireNames.of(service.product());
    remsCertified = service.remsCertified();
    psychotherapy = service.psychotherapy();
    homeAdministration = service.homeAdministration();
    routes = names(service.routes());
    indications = names(service.indications());
    specialties = service.specialties();
    coverageStates = service.coverageStates();
    languages = service.languages();
    identifiers = service.identifiers();
    category = service.category() == null ? null : WireNames.of(service.category());
    appointmentRequired = service.appointmentRequired();
    referralRequired = service.referralRequired();
    ages = service.ages();
    monitoring = names(service.monitoring());
    staffing = names(service.staffing());
    isPaidBy(service);
  }

  private void isPaidBy(HealthcareService service) {
    plansAccepted = service.plansAccepted();
    paymentMethods = names(service.paymentMethods());
    price = service.price();
  }

  HealthcareService toService() {
    return new HealthcareService(
        id,
        version,
        active,
        identifiers,
        updatedAt,
        VerificationColumns.verification(verified),
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
        homeAdministration,
        Optional.ofNullable(category)
            .map(code -> WireNames.find(ServiceCategory.class, code).orElseThrow())
            .orElse(null),
        appointmentRequired,
        referralRequired,
        ages,
        plansAccepted,
        constants(PaymentMethod.class, paymentMethods),
        price,
        constants(Monitoring.class, monitoring),
        constants(Staffing.class, staffing));
  }

  private static List<String> names(Set<? extends Enum<?>> constants) {
    return constants.stream().map(WireNames::of).toList();
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

    @HQL(
        """
        select count(*) from HealthcareServiceRow service
        where service.organization = :organization
        """)
    long serviceCountOf(UUID organization);

    @HQL(
        """
        select count(*) from HealthcareServiceRow service join service.locations place
        where place = :location
        """)
    long serviceCountAt(UUID location);

    /** Where any of these services is given. */
    @HQL(
        """
        select distinct place from HealthcareServiceRow service join service.locations place
        where service.id in :ids
        """)
    List<UUID> locationIdsOf(Collection<UUID> ids);

    /** How many accept that plan. */
    @HQL(
        """
        select count(*) from HealthcareServiceRow service
        where array_contains(service.plansAccepted, :plan)
        """)
    long serviceCountAccepting(UUID plan);

    /** Those of the ids that are that organization's. */
    @HQL(
        """
        select service.id from HealthcareServiceRow service
        where service.organization = :organization and service.id in :ids
        """)
    List<UUID> serviceIdsAmong(UUID organization, Collection<UUID> ids);

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
