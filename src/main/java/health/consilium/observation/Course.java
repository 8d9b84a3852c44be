package health.consilium.observation;

import health.consilium.platform.http.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A treatment course of one patient: one drug by one route, from the first dose on. Whose course it
 * is was told when it was put, and is not told again.
 *
 * @param version 1 for what was created, one more with each change
 * @param failedTrials adequate antidepressant trials that failed in this episode; 10 is ten or more
 * @param startedAt first dose
 * @param protocol of the list of protocols
 * @param icd10 ICD-10-CM
 * @param status whether it stands
 * @param reason why it was retracted; absent while it stands
 * @param recordedAt when this version was received
 */
public record Course(
    UUID id,
    int version,
    Indication indication,
    int failedTrials,
    Drug drug,
    Route route,
    @Nullable Setting setting,
    Sex sex,
    AgeBand ageBand,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String protocol,
    @Nullable String icd10,
    RecordStatus status,
    @Nullable ChangeReason reason,
    Instant recordedAt,
    List<Warning> warnings)
    implements Versioned {
  boolean wasRetracted() {
    return status == RecordStatus.ENTERED_IN_ERROR;
  }
}
