package health.consilium.mirror;

import health.consilium.platform.json.ReadyJson;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One change of the directory.
 *
 * @param change its number: 1 more than that of the change before it, in the order of the commits
 * @param collection the kind of resource, as its path says it
 * @param id the resource that changed
 * @param version which version of it the change made
 * @param recordedAt when
 * @param deleted whether the resource is gone
 * @param mergedInto the resource of that kind that stands for it since then; absent where none does
 * @param resource as it is since then; absent when it is gone
 */
public record Change(
    long change,
    @Schema(examples = "locations") String collection,
    UUID id,
    int version,
    Instant recordedAt,
    boolean deleted,
    @Nullable UUID mergedInto,
    @Schema(type = SchemaType.OBJECT, implementation = Object.class)
        @Nullable ReadyJson resource) {}
