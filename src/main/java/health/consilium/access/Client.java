package health.consilium.access;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A client that has proved who it is.
 *
 * @param id its client id
 * @param clinic the clinic it calls for; none for an admin
 * @param scopes the scopes its tokens may have
 */
record Client(String id, Optional<UUID> clinic, List<String> scopes) {}
