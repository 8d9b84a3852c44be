package health.consilium.directory;

import health.consilium.platform.problem.Refusal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A body that offers care, as FHIR's Organization.
 *
 * @param version 1 for what was created, one more with each change
 * @param active whether it is in business
 * @param updatedAt to the microsecond
 * @param verification whether somebody stands by it, and since when
 * @param name 1 to 200 characters
 * @param aliases other names it is known by, each like its name
 * @param npi its NPI of type 2, if it is known
 * @param partOf the organization it belongs to, never itself
 * @param website an https address
 */
public record Organization(
    UUID id,
    int version,
    boolean active,
    List<Identifier> identifiers,
    Instant updatedAt,
    Verification verification,
    String name,
    List<String> aliases,
    @Nullable Npi npi,
    @Nullable UUID partOf,
    @Nullable URI website,
    List<ContactPoint> telecom)
    implements Entry {
  /**
   * @throws Refusal.Invalid when a part breaks its rule
   */
  public Organization {
    Rules.version(version);
    Rules.text("name", name, Rules.NAME_LENGTH);
    aliases.forEach(alias -> Rules.text("aliases", alias, Rules.NAME_LENGTH));
    Rules.https("website", website);
    if (id.equals(partOf)) {
      throw new Refusal.Invalid("partOf", "must be another organization");
    }
    identifiers = Rules.several("identifiers", identifiers);
    aliases = Rules.several("aliases", aliases);
    telecom = Rules.several("telecom", telecom);
  }
}
