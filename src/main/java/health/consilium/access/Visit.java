package health.consilium.access;

import java.util.UUID;

/**
 * That a caller wants to enter its clinic, and what for. {@link Callers#visit(Deed)} makes it on
 * the request's own thread.
 *
 * @param client the client's id
 * @param clinic the clinic it belongs to
 * @param entry what it leaves in the audit log when it was carried out
 */
public record Visit(String client, UUID clinic, AuditEntry entry) {}
