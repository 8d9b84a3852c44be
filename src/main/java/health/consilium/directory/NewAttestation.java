package health.consilium.directory;

/**
 * That the caller has made sure that a resource is right.
 *
 * @param method how
 */
public record NewAttestation(VerificationMethod method) {}
