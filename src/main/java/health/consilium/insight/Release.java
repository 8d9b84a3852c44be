package health.consilium.insight;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the network shows of itself; it never changes.
 *
 * @param number from 1 on, in the order of publication
 * @param asOf what had been posted by then is in it
 * @param policy version of the rules under which it was made
 */
@Schema(name = "Release")
public record Release(UUID id, int number, Instant publishedAt, Instant asOf, int policy) {}
