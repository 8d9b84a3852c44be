package health.consilium.observation;

import health.consilium.platform.problem.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A treatment course as a clinic puts it.
 *
 * @param subject the clinic's random id for the patient: kept as a keyed hash, never returned
 * @param failedTrials adequate antidepressant trials that failed in this episode, 0 to 10; 10 is
 *     ten or more
 * @param startedAt first dose, which may still lie ahead
 * @param endedAt last dose, not before the first
 * @param protocol of the list of protocols
 * @param icd10 an ICD-10-CM code of the indication's group
 */
public record NewCourse(
    @Schema(writeOnly = true) UUID subject,
    Indication indication,
    @Schema(minimum = "0", maximum = "10") int failedTrials,
    Drug drug,
    Route route,
    @Nullable Setting setting,
    Sex sex,
    AgeBand ageBand,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Schema(examples = "trd-iv-induction") @Nullable String protocol,
    @Schema(examples = "F33.2") @Nullable String icd10) {
  /** The highest count of failed trials, which stands for all above. */
  public static final int TEN_OR_MORE = 10;

  /** Ketamine was first given to a person in 1964. */
  private static final Instant EARLIEST = Instant.parse("1964-01-01T00:00:00Z");

  public NewCourse {
    if (failedTrials < 0 || failedTrials > TEN_OR_MORE) {
      throw new Refusal.Invalid("failedTrials", "must lie between 0 and 10, ten or more being 10");
    }
    if (startedAt.isBefore(EARLIEST)) {
      throw new Refusal.Invalid("startedAt", "must not lie before 1964, when ketamine was new");
    }
    if (endedAt != null && endedAt.isBefore(startedAt)) {
      throw new Refusal.Invalid("endedAt", "must not lie before startedAt");
    }
  }

  /** What is stored of it and shown. */
  Course course(UUID id, int version, Instant recordedAt, List<Warning> warnings) {
    return new Course(
        id,
        version,
        indication,
        failedTrials,
        drug,
        route,
        setting,
        sex,
        ageBand,
        startedAt,
        endedAt,
        protocol,
        icd10,
        RecordStatus.ACTIVE,
        null,
        recordedAt,
        warnings);
  }

  /** Without the subject, since this may reach a log. */
  @Override
  public String toString() {
    return "NewCourse[…]";
  }
}
