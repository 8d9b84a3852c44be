package health.consilium.platform.idempotency;

import java.util.Optional;

/**
 * A request that may have been carried out already.
 *
 * @param key under which it may be repeated; none when it may not
 * @param caller the id of the client: keys of two callers have nothing to do with each other
 * @param operation what is asked for, such as {@code POST /v1/organizations}
 * @param body as it was understood, so that no white space makes another request of it
 */
public record Attempt(Optional<String> key, String caller, String operation, Object body) {}
