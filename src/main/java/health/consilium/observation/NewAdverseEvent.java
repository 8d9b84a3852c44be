package health.consilium.observation;

import health.consilium.platform.problem.Refusal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An adverse event as a clinic posts it, and no text about it.
 *
 * @param id chosen by the clinic, UUIDv7 advised: the same id and body may be posted again
 * @param course one of the clinic's own
 * @param session the administration it went with, one of the course's; absent where there is none
 * @param term of the list of terms
 * @param grade CTCAE: 1 mild, 2 moderate, 3 severe, 4 life-threatening, 5 death
 * @param seriousness whether any criterion of ICH E2A is met
 * @param criteria which ones; only of what is serious
 * @param onsetAt when it began, not before the course's first dose
 * @param resolvedAt when it was over; absent while it is ongoing or recovering
 * @param externalCode the same in another vocabulary
 */
public record NewAdverseEvent(
    UUID id,
    UUID course,
    @Nullable UUID session,
    @Schema(examples = "dissociation") String term,
    @Schema(minimum = "1", maximum = "5") int grade,
    Seriousness seriousness,
    @Nullable Set<SeriousnessCriterion> criteria,
    EventRelation relation,
    EventAction action,
    EventOutcome outcome,
    Instant onsetAt,
    @Nullable Instant resolvedAt,
    @Nullable ExternalCode externalCode) {
  private static final int DEATH = 5;

  public NewAdverseEvent {
    criteria = told(criteria);
    if (grade < 1 || grade > DEATH) {
      throw new Refusal.Invalid("grade", "must lie between 1 and 5, the grades of CTCAE");
    }
    if (seriousness == Seriousness.NON_SERIOUS && !criteria.isEmpty()) {
      throw new Refusal.Invalid("criteria", "are met by what is serious only");
    }
    if (criteria.contains(SeriousnessCriterion.DEATH) && grade != DEATH) {
      throw new Refusal.Invalid("criteria", "name death with grade 5 only");
    }
    if (grade == DEATH && seriousness == Seriousness.NON_SERIOUS) {
      throw new Refusal.Invalid("seriousness", "must be serious: grade 5 is death");
    }
    if ((grade == DEATH) != (outcome == EventOutcome.FATAL)) {
      throw new Refusal.Invalid(
          "outcome", "must be fatal with grade 5, which is death, and only then");
    }
    if (resolvedAt != null && resolvedAt.isBefore(onsetAt)) {
      throw new Refusal.Invalid("resolvedAt", "must not lie before onsetAt");
    }
  }

  private static Set<SeriousnessCriterion> told(@Nullable Set<SeriousnessCriterion> criteria) {
    return Coded.sorted(SeriousnessCriterion.class, criteria == null ? Set.of() : criteria);
  }

  /** What is stored of it and shown. */
  AdverseEvent event(int version, Instant recordedAt) {
    return new AdverseEvent(
        id,
        version,
        course,
        session,
        term,
        grade,
        seriousness,
        told(criteria),
        relation,
        action,
        outcome,
        onsetAt,
        resolvedAt,
        externalCode,
        RecordStatus.ACTIVE,
        null,
        recordedAt);
  }
}
