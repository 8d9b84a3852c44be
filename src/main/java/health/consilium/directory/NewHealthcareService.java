package health.consilium.directory;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A service as it is written. Lists are empty unless told, and what is true or false is false.
 *
 * @param active whether it is offered now; it is unless told otherwise
 * @param organization who offers it
 * @param locations the organization's own, where it is given; at least one where it is physical
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
public record NewHealthcareService(
    @Nullable Boolean active,
    @Nullable List<Identifier> identifiers,
    UUID organization,
    @Nullable List<UUID> locations,
    @Nullable List<String> specialties,
    Delivery delivery,
    @Nullable List<String> coverageStates,
    @Nullable Set<Route> routes,
    Product product,
    @Nullable Boolean remsCertified,
    @Nullable Set<Indication> indications,
    @Nullable List<String> languages,
    @Nullable Boolean psychotherapy,
    @Nullable Boolean homeAdministration,
    @Nullable ServiceCategory category,
    @Nullable Boolean appointmentRequired,
    @Nullable Boolean referralRequired,
    @Nullable AgeRange ages,
    @Nullable List<UUID> plansAccepted,
    @Nullable Set<PaymentMethod> paymentMethods,
    @Nullable Price price,
    @Nullable Set<Monitoring> monitoring,
    @Nullable Set<Staffing> staffing) {

  static NewHealthcareService of(HealthcareService service) {
    return new NewHealthcareService(
        service.active(),
        service.identifiers(),
        service.organization(),
        service.locations(),
        service.specialties(),
        service.delivery(),
        service.coverageStates(),
        service.routes(),
        service.product(),
        service.remsCertified(),
        service.indications(),
        service.languages(),
        service.psychotherapy(),
        service.homeAdministration(),
        service.category(),
        service.appointmentRequired(),
        service.referralRequired(),
        service.ages(),
        service.plansAccepted(),
        service.paymentMethods(),
        service.price(),
        service.monitoring(),
        service.staffing());
  }

  HealthcareService service(Stamp stamp) {
    return new HealthcareService(
        stamp.id(),
        stamp.version(),
        Rules.unlessTold(active, true),
        Rules.orNone(identifiers),
        stamp.at(),
        stamp.verification(),
        organization,
        Rules.orNone(locations),
        Rules.orNone(specialties),
        delivery,
        Rules.orNone(coverageStates),
        Rules.unlessTold(routes, Set.of()),
        product,
        Rules.unlessTold(remsCertified, false),
        Rules.unlessTold(indications, Set.of()),
        Rules.orNone(languages),
        Rules.unlessTold(psychotherapy, false),
        Rules.unlessTold(homeAdministration, false),
        category,
        appointmentRequired,
        referralRequired,
        ages,
        Rules.orNone(plansAccepted),
        Rules.unlessTold(paymentMethods, Set.of()),
        price,
        Rules.unlessTold(monitoring, Set.of()),
        Rules.unlessTold(staffing, Set.of()));
  }
}
