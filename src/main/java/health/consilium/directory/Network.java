package health.consilium.directory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A network of an insurer's providers, as Plan-Net's Network.
 *
 * @param version 1 for what was created, one more with each change
 * @param active whether it is in force
 * @param updatedAt to the microsecond
 * @param verification whether somebody stands by it, and since when
 * @param name 1 to 200 characters
 * @param insurer who runs it, 1 to 200 characters
 */
public record Network(
    UUID id,
    int version,
    boolean active,
    List<Identifier> identifiers,
    Instant updatedAt,
    Verification verification,
    String name,
    @Nullable String insurer)
    implements Entry {
  /**
   * @throws health.consilium.platform.problem.Refusal.Invalid when a part breaks its rule
   */
  public Network {
    Rules.version(version);
    Rules.text("name", name, Rules.NAME_LENGTH);
    Rules.optionalText("insurer", insurer);
    identifiers = Rules.several("identifiers", identifiers);
  }
}
