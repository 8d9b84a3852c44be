package health.consilium.discussion;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a moderator decided of a post, for its author and other moderators.
 *
 * @param reason as the moderator gave it
 */
public record Ruling(
    Decision decision,
    @Schema(examples = "The ward could be recognised.") String reason,
    Instant at) {}
