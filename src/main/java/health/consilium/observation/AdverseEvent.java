package health.consilium.observation;

import health.consilium.platform.http.Versioned;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An adverse event as it is stored.
 *
 * @param version 1 for what was posted, one more with each change
 * @param session the administration it went with
 * @param term of the list of terms
 * @param grade CTCAE, 1 to 5
 * @param criteria what makes it serious
 * @param onsetAt when it began
 * @param resolvedAt when it was over
 * @param externalCode the same in another vocabulary
 * @param status whether it stands
 * @param reason why it was retracted; absent while it stands
 * @param recordedAt when this version was received
 */
public record AdverseEvent(
    UUID id,
    int version,
    UUID course,
    @Nullable UUID session,
    String term,
    int grade,
    Seriousness seriousness,
    Set<SeriousnessCriterion> criteria,
    EventRelation relation,
    EventAction action,
    EventOutcome outcome,
    Instant onsetAt,
    @Nullable Instant resolvedAt,
    @Nullable ExternalCode externalCode,
    RecordStatus status,
    @Nullable ChangeReason reason,
    Instant recordedAt)
    implements Versioned {
  boolean wasRetracted() {
    return status == RecordStatus.ENTERED_IN_ERROR;
  }

  /** Whether that version says the same. */
  boolean says(NewAdverseEvent posted) {
    var same = posted.event(version, recordedAt);
    return same.with(status, reason).equals(this);
  }

  private AdverseEvent with(RecordStatus other, @Nullable ChangeReason why) {
    return new AdverseEvent(
        id,
        version,
        course,
        session,
        term,
        grade,
        seriousness,
        criteria,
        relation,
        action,
        outcome,
        onsetAt,
        resolvedAt,
        externalCode,
        other,
        why,
        recordedAt);
  }
}
