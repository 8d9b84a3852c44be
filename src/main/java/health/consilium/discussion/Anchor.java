package health.consilium.discussion;

import health.consilium.insight.MenuCell;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a discussion is about, as far as its reader may see it.
 *
 * @param code of the adverse-event term, of the protocol, of what was observed, or of the
 *     instrument by which a released cell is judged
 * @param name of the adverse-event term or the protocol, for people
 * @param observation its id, shown to the clinic whose it is and to nobody else: a single value
 *     beside the name of a clinic would pass every rule of disclosure by (docs/decisions/0120)
 * @param cell of the menu of the network's releases
 */
public record Anchor(
    AnchorKind kind,
    @Schema(examples = "dissociation") String code,
    @Schema(examples = "Dissociation") @Nullable String name,
    @Nullable UUID observation,
    @Nullable MenuCell cell) {}
