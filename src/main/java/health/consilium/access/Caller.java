package health.consilium.access;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who makes the request, as its token says.
 *
 * @param client the client's id
 * @param clinic the clinic it belongs to; none for an admin
 * @param scopes what the token allows
 */
public record Caller(String client, Optional<UUID> clinic, Set<String> scopes) {}
