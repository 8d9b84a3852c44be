package health.consilium.directory;

import com.fasterxml.jackson.annotation.JsonRawValue;
import health.consilium.platform.http.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What one change made of a resource.
 *
 * @param version 1 for what was created, one more with each change
 * @param change its number among all changes of the directory, in the order of their commits
 * @param recordedAt when it was written
 * @param recordedBy the id of the clinic for which it was written, or {@code network}
 * @param deleted whether the resource was deleted by it
 * @param mergedInto the id of what stands for it since then; absent where nothing does
 * @param resource as it was shown then; absent when it was deleted
 */
public record Revision(
    int version,
    long change,
    Instant recordedAt,
    @Schema(examples = "network") String recordedBy,
    boolean deleted,
    @Nullable UUID mergedInto,
    @JsonRawValue @Schema(type = SchemaType.OBJECT, implementation = Object.class)
        @Nullable String resource)
    implements Versioned {}
