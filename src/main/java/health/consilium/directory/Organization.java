package health.consilium.directory;

import health.consilium.platform.http.Versioned;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A body that offers care, as FHIR's Organization.
 *
 * @param version 1 for what was created, one more with each change
 * @param active whether it is in business
 * @param aliases other names it is known by
 * @param npi its NPI of type 2, if it is known
 * @param partOf the organization it belongs to
 * @param website https
 */
public record Organization(
    UUID id,
    int version,
    boolean active,
    List<Identifier> identifiers,
    Instant updatedAt,
    String name,
    List<String> aliases,
    @Nullable Npi npi,
    @Nullable UUID partOf,
    @Nullable URI website,
    List<ContactPoint> telecom)
    implements Versioned {}
