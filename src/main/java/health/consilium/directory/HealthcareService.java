package health.consilium.directory;

import health.consilium.platform.problem.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an organization offers at its locations, as FHIR's HealthcareService.
 *
 * @param version 1 for what was created, one more with each change
 * @param active whether it is offered now
 * @param updatedAt to the microsecond
 * @param verification whether somebody stands by it, and since when
 * @param locations where it is given, each once, by id; at least one where it is physical
 * @param specialties NUCC taxonomy codes of nine characters and an X
 * @param delivery at the place or over a distance
 * @param coverageStates for virtual care: the states whose patients it may treat
 * @param routes how it is given; none when that is not known
 * @param product what is given
 * @param remsCertified certified for esketamine, without which nobody may give it
 * @param indications what it treats; none when that is not known
 * @param languages BCP 47
 * @param psychotherapy whether psychotherapy goes with it
 * @param homeAdministration whether patients take it at home
 * @param category what sort of care it is; absent when that is not known
 * @param appointmentRequired whether one has to be made; absent when that is not known
 * @param referralRequired whether one is needed; absent when that is not known
 * @param ages for whom it is; absent when there is no limit
 * @param plansAccepted insurance plans, each once, by id
 * @param paymentMethods who pays and how; none when that is not known
 * @param price what one pays who pays it all; absent when that is not known
 * @param monitoring what is watched meanwhile; none when that is not known
 * @param staffing who is there; none when that is not known
 */
public record HealthcareService(
    UUID id,
    int version,
    boolean active,
    List<Identifier> identifiers,
    Instant updatedAt,
    Verification verification,
    UUID organization,
    List<UUID> locations,
    List<String> specialties,
    Delivery delivery,
    List<String> coverageStates,
    Set<Route> routes,
    Product product,
    boolean remsCertified,
    Set<Indication> indications,
    List<String> languages,
    boolean psychotherapy,
    boolean homeAdministration,
    @Nullable ServiceCategory category,
    @Nullable Boolean appointmentRequired,
    @Nullable Boolean referralRequired,
    @Nullable AgeRange ages,
    List<UUID> plansAccepted,
    Set<PaymentMethod> paymentMethods,
    @Nullable Price price,
    Set<Monitoring> monitoring,
    Set<Staffing> staffing)
    implements Entry {
  /**
   * @throws Refusal.Invalid when a part breaks its rule, or nobody may give what it offers
   */
  public HealthcareService {
    Rules.version(version);
    if (product == Product.ESKETAMINE && !remsCertified) {
      throw new Refusal.Invalid(
          "remsCertified", "must be true where the product is esketamine: the FDA's REMS asks it");
    }
    if (delivery == Delivery.PHYSICAL && locations.isEmpty()) {
      throw new Refusal.Invalid("locations", "must name at least one where delivery is physical");
    }
    Rules.specialties(specialties);
    Rules.languages(languages);
    coverageStates.forEach(state -> Rules.state("coverageStates", state));
    identifiers = Rules.several("identifiers", identifiers);
    locations = Rules.several("locations", locations.stream().distinct().sorted().toList());
    specialties = Rules.several("specialties", specialties);
    coverageStates = Rules.several("coverageStates", coverageStates);
    languages = Rules.several("languages", languages);
    routes = Rules.ordered(Route.class, routes);
    indications = Rules.ordered(Indication.class, indications);
    plansAccepted =
        Rules.several("plansAccepted", plansAccepted.stream().distinct().sorted().toList());
    paymentMethods = Rules.ordered(PaymentMethod.class, paymentMethods);
    monitoring = Rules.ordered(Monitoring.class, monitoring);
    staffing = Rules.ordered(Staffing.class, staffing);
  }
}
