package health.consilium.directory;

import health.consilium.platform.http.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A report that something in the directory is wrong, and what became of it.
 *
 * @param id the report's
 * @param version 1 while it is open, 2 from then on
 * @param collection the kind of resource, as its path says it
 * @param resource the id of what is said to be wrong
 * @param resourceVersion its version when it was reported
 * @param reason what is said to be wrong
 * @param note what those should know who judge; absent where nobody said anything, and everywhere
 *     but in their queue
 * @param status whether somebody has judged
 * @param reportedAt to the microsecond
 * @param judgedAt to the microsecond; absent while it is open
 * @param judgedBy the id of the clinic for which it was judged, or {@code network}; absent while
 *     nobody has
 */
public record Correction(
    UUID id,
    int version,
    @Schema(examples = "locations") String collection,
    UUID resource,
    int resourceVersion,
    CorrectionReason reason,
    @Nullable String note,
    CorrectionStatus status,
    Instant reportedAt,
    @Nullable Instant judgedAt,
    @Schema(examples = "network") @Nullable String judgedBy)
    implements Versioned {

  /** A report as it comes in. */
  static Correction of(NewCorrection report, UUID id, Entry resource, Instant now) {
    return new Correction(
        id,
        1,
        report.collection(),
        resource.id(),
        resource.version(),
        report.reason(),
        report.note(),
        CorrectionStatus.OPEN,
        now,
        null,
        null);
  }

  /** The same when somebody has judged, who needs no note any more. */
  Correction judged(CorrectionStatus as, Keeper by, Instant now) {
    return new Correction(
        id, 2, collection, resource, resourceVersion, reason, null, as, reportedAt, now, by.name());
  }

  /** As everybody else may see it. */
  Correction withoutNote() {
    return new Correction(
        id,
        version,
        collection,
        resource,
        resourceVersion,
        reason,
        null,
        status,
        reportedAt,
        judgedAt,
        judgedBy);
  }
}
