package health.consilium.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A practitioner as it is written. Lists are empty unless told.
 *
 * @param active whether they practise; it is unless told otherwise
 * @param identifiers what others call it; none unless told
 * @param name what they are called
 * @param credentials degrees behind the name, such as MD or PMHNP-BC, each 1 to 200 characters
 * @param languages BCP 47
 * @param npi their NPI of type 1, if it is known
 * @param telecom how to reach them
 */
public record NewPractitioner(
    @Nullable Boolean active,
    @Nullable List<Identifier> identifiers,
    PersonName name,
    @Nullable List<String> credentials,
    @Nullable List<String> languages,
    @Nullable Npi npi,
    @Nullable List<ContactPoint> telecom) {

  static NewPractitioner of(Practitioner practitioner) {
    return new NewPractitioner(
        practitioner.active(),
        practitioner.identifiers(),
        practitioner.name(),
        practitioner.credentials(),
        practitioner.languages(),
        practitioner.npi(),
        practitioner.telecom());
  }

  Practitioner practitioner(Stamp stamp) {
    return new Practitioner(
        stamp.id(),
        stamp.version(),
        Rules.unlessTold(active, true),
        Rules.orNone(identifiers),
        stamp.at(),
        stamp.verification(),
        name,
        Rules.orNone(credentials),
        Rules.orNone(languages),
        npi,
        Rules.orNone(telecom));
  }
}
