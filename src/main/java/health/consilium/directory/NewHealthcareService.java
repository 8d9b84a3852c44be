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
    @Nullable Boolean homeAdministration) {

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
        service.homeAdministration());
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
        Rules.unlessTold(homeAdministration, false));
  }
}
