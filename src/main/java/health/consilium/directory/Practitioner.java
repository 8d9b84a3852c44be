package health.consilium.directory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person who gives care, as FHIR's Practitioner.
 *
 * @param version 1 for what was created, one more with each change
 * @param active whether they practise
 * @param updatedAt to the microsecond
 * @param verification whether somebody stands by it, and since when
 * @param name what they are called
 * @param credentials degrees behind the name, such as MD or PMHNP-BC, each 1 to 200 characters
 * @param languages BCP 47
 * @param npi their NPI of type 1, if it is known
 * @param telecom how to reach them
 */
public record Practitioner(
    UUID id,
    int version,
    boolean active,
    List<Identifier> identifiers,
    Instant updatedAt,
    Verification verification,
    PersonName name,
    List<String> credentials,
    List<String> languages,
    @Nullable Npi npi,
    List<ContactPoint> telecom)
    implements Entry {
  /**
   * @throws health.consilium.platform.problem.Refusal.Invalid when a part breaks its rule
   */
  public Practitioner {
    Rules.version(version);
    credentials.forEach(each -> Rules.text("credentials", each, Rules.NAME_LENGTH));
    Rules.languages(languages);
    identifiers = Rules.several("identifiers", identifiers);
    credentials = Rules.several("credentials", credentials);
    languages = Rules.several("languages", languages);
    telecom = Rules.several("telecom", telecom);
  }
}
