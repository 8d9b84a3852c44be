package health.consilium.platform.idempotency;

/**
 * A request that wants its key.
 *
 * @param id SHA-256 over the caller and the key, in hexadecimal
 * @param caller the id of the client
 * @param request SHA-256 over what is asked for, in hexadecimal
 */
public record Claim(String id, String caller, String request) {}
