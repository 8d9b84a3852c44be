package health.consilium.discussion;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That a moderator has stepped in.
 *
 * @param reason as the moderator gave it
 */
public record Sanction(@Schema(examples = "Asked and answered.") String reason, Instant since) {}
