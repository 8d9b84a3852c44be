package health.consilium.directory;

import health.consilium.platform.http.Versioned;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That somebody made sure that a resource is right.
 *
 * @param version the version that came of it, which says what the one before it says
 * @param status attested when its keeper did, validated when the network did
 * @param method how they made sure
 * @param attestedAt to the microsecond
 * @param attestedBy the id of the clinic for which it was done, or {@code network}
 */
public record Attestation(
    int version,
    VerificationStatus status,
    VerificationMethod method,
    Instant attestedAt,
    @Schema(examples = "network") String attestedBy)
    implements Versioned {}
