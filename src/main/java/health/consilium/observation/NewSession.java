package health.consilium.observation;

import health.consilium.platform.problem.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One administration of a course, as a clinic puts it.
 *
 * @param number which of the course it is, from 1
 * @param at when it began, not before the course's first dose
 * @param durationMinutes how long the drug was given
 * @param adjuncts what was taken or given beside it: an empty list says nothing was
 * @param monitoredMinutes how long the patient was watched from the administration on
 * @param rems answers to the esketamine REMS, for esketamine only
 */
public record NewSession(
    @Schema(minimum = "1", maximum = "1000") int number,
    Instant at,
    Dose dose,
    @Schema(minimum = "0", maximum = "20160") @Nullable Integer durationMinutes,
    @Nullable Set<Adjunct> adjuncts,
    @Schema(minimum = "0", maximum = "1440") @Nullable Integer monitoredMinutes,
    @Nullable RemsMonitoring rems) {
  static final int MINUTES_OF_DAY = 1_440;
  private static final int TWO_WEEKS = 14 * MINUTES_OF_DAY;
  private static final int MOST = 1_000;

  public NewSession {
    if (number < 1 || number > MOST) {
      throw new Refusal.Invalid("number", "must lie between 1 and 1000");
    }
    if (durationMinutes != null && (durationMinutes < 0 || durationMinutes > TWO_WEEKS)) {
      throw new Refusal.Invalid("durationMinutes", "must lie between 0 and 20160, two weeks");
    }
    if (monitoredMinutes != null && (monitoredMinutes < 0 || monitoredMinutes > MINUTES_OF_DAY)) {
      throw new Refusal.Invalid("monitoredMinutes", "must lie between 0 and 1440");
    }
    adjuncts = adjuncts == null ? null : Coded.sorted(Adjunct.class, adjuncts);
  }

  /** What is stored of it and shown, without warnings. */
  Session session(UUID id, UUID course, int version, Instant recordedAt) {
    return new Session(
        id,
        version,
        course,
        number,
        at,
        new Dose(dose.value().stripTrailingZeros(), dose.unit()),
        durationMinutes,
        adjuncts,
        monitoredMinutes,
        rems,
        RecordStatus.ACTIVE,
        null,
        recordedAt,
        List.of());
  }
}
