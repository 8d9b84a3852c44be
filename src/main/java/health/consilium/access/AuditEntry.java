package health.consilium.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit log: who did what, when.
 *
 * @param recordedAt when it was done, to the microsecond
 * @param client who did it: the subject of the token
 * @param resource what kind of thing it was done to, such as {@code course}
 * @param id to which one, or of which clinic where it was done to all that a person there has;
 *     absent where there is none, or were several
 * @param count to how many; absent where it is not counted
 * @param request the id of the request, as its answer said in X-Request-Id
 */
public record AuditEntry(
    Instant recordedAt,
    String client,
    Deed.Action action,
    String resource,
    @Nullable UUID id,
    @Nullable Integer count,
    UUID request) {}
