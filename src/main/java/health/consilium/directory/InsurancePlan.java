package health.consilium.directory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A plan whose members a network's providers care for, as Plan-Net's InsurancePlan.
 *
 * @param version 1 for what was created, one more with each change
 * @param active whether it is in force
 * @param updatedAt to the microsecond
 * @param verification whether somebody stands by it, and since when
 * @param network whose providers it covers
 * @param name 1 to 200 characters
 * @param states USPS codes: where it is sold
 */
public record InsurancePlan(
    UUID id,
    int version,
    boolean active,
    List<Identifier> identifiers,
    Instant updatedAt,
    Verification verification,
    UUID network,
    String name,
    List<String> states)
    implements Entry {
  /**
   * @throws health.consilium.platform.problem.Refusal.Invalid when a part breaks its rule
   */
  public InsurancePlan {
    Rules.version(version);
    Rules.text("name", name, Rules.NAME_LENGTH);
    states.forEach(state -> Rules.state("states", state));
    identifiers = Rules.several("identifiers", identifiers);
    states = Rules.several("states", states);
  }
}
