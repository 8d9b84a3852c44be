package health.consilium.access;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A client that has proved who it is.
 *
 * @param subject what its tokens call it
 * @param clinic the clinic it calls for; none for an admin
 * @param scopes the scopes its tokens may have
 */
record ProvenClient(String subject, Optional<UUID> clinic, List<String> scopes) {}
