package health.consilium.observation;

import health.consilium.platform.http.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One administration of a course, as it is stored.
 *
 * @param version 1 for what was created, one more with each change
 * @param course the course that it belongs to, for ever
 * @param number which of the course it is, from 1
 * @param at when it began
 * @param durationMinutes how long the drug was given
 * @param adjuncts what was taken or given beside it; absent where nothing was told
 * @param monitoredMinutes how long the patient was watched from the administration on
 * @param rems answers to the esketamine REMS
 * @param status whether it stands
 * @param reason why it was retracted; absent while it stands
 * @param recordedAt when this version was received
 * @param warnings of esketamine: what its REMS asks for and is not told yet
 */
public record Session(
    UUID id,
    int version,
    UUID course,
    int number,
    Instant at,
    Dose dose,
    @Nullable Integer durationMinutes,
    @Nullable Set<Adjunct> adjuncts,
    @Nullable Integer monitoredMinutes,
    @Nullable RemsMonitoring rems,
    RecordStatus status,
    @Nullable ChangeReason reason,
    Instant recordedAt,
    List<Warning> warnings)
    implements Versioned {
  boolean wasRetracted() {
    return status == RecordStatus.ENTERED_IN_ERROR;
  }

  Session with(List<Warning> others) {
    return new Session(
        id,
        version,
        course,
        number,
        at,
        dose,
        durationMinutes,
        adjuncts,
        monitoredMinutes,
        rems,
        status,
        reason,
        recordedAt,
        others);
  }
}
