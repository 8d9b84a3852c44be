package health.consilium.discussion;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a discussion is about, as far as its reader may see it.
 *
 * @param code of the adverse-event term, of the protocol, or of what was observed
 * @param observation its id, shown to the clinic whose it is and to nobody else: a single value
 *     beside the name of a clinic would pass every rule of disclosure by (docs/decisions/0120)
 */
public record Anchor(
    AnchorKind kind, @Schema(examples = "dissociation") String code, @Nullable UUID observation) {}
