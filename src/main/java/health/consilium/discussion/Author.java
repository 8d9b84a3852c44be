package health.consilium.discussion;

import health.consilium.platform.http.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person who writes, as the network knows them.
 *
 * @param version 1 for who was added, one more with each change
 * @param clinic whose person it is
 * @param clientId the subject of the person's tokens
 * @param name as an admin of the network confirmed it; absent while nobody has
 * @param credentials behind the name, confirmed with it
 * @param confirmedAt when that was
 * @param suspension why the person may not write; absent while that is allowed
 */
public record Author(
    UUID id,
    int version,
    UUID clinic,
    String clientId,
    @Nullable String name,
    List<String> credentials,
    @Nullable Instant confirmedAt,
    @Nullable Sanction suspension)
    implements Versioned {}
