package health.consilium.directory;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A resource that somebody has to verify.
 *
 * @param collection its kind, as the path says it
 * @param id the resource's
 * @param version its version now
 * @param keeper the id of the clinic that keeps it, or {@code network}: either may attest it
 * @param corrections how many reports that it is wrong wait to be judged: with one, it is due at
 *     once
 * @param verification who stood by it last, and until when
 */
public record DueVerification(
    @Schema(examples = "locations") String collection,
    UUID id,
    int version,
    @Schema(examples = "network") String keeper,
    int corrections,
    Verification verification) {}
