package health.consilium.observation;

import health.consilium.platform.paging.Limit;
import health.consilium.platform.problem.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a listing of observations, told in a body since no address may hold a subject.
 *
 * @param subject the clinic's own id for the patient
 * @param course of this course
 * @param code of this instrument: its code or id
 * @param effectiveFrom observed at this time or later
 * @param effectiveTo observed before this time, which is not before effectiveFrom
 * @param status of one of these; those that were retracted are shown only by entered-in-error or
 *     with updatedSince
 * @param updatedSince posted, amended or retracted at this time or later; as in the listing, begin
 *     three minutes before the last answer
 * @param limit at most so many items, 1 to 100; 20 unless given
 */
public record ObservationSearch(
    @Schema(writeOnly = true) @Nullable UUID subject,
    @Nullable UUID course,
    @Schema(examples = "madrs-total") @Nullable String code,
    @Nullable Instant effectiveFrom,
    @Nullable Instant effectiveTo,
    @Nullable Set<ObservationStatus> status,
    @Nullable Instant updatedSince,
    @Schema(minimum = "1", maximum = "100") @Nullable Integer limit) {

  private static final String CURSOR = "cursor";

  /**
   * The filter that it asks for.
   *
   * @throws Refusal 422 for an unknown instrument, or an end before the beginning
   */
  ObservationFilter filter(Instruments instruments, Pseudonyms pseudonyms) {
    try {
      return new ObservationFilter(
          Optional.ofNullable(subject).map(pseudonyms::of),
          Optional.ofNullable(course),
          Optional.ofNullable(code).map(text -> instruments.parameter("code", text).number()),
          Optional.ofNullable(effectiveFrom),
          Optional.ofNullable(effectiveTo),
          status == null ? Set.of() : Set.copyOf(status),
          Optional.ofNullable(updatedSince));
    } catch (Refusal refusal) {
      throw refusal.inBody(CURSOR);
    }
  }

  /**
   * How long a page may be.
   *
   * @throws Refusal 422 outside of 1 to 100
   */
  Limit most() {
    try {
      return Limit.of(limit);
    } catch (Refusal refusal) {
      throw refusal.inBody(CURSOR);
    }
  }

  /** Without the subject, since this may reach a log. */
  @Override
  public String toString() {
    return "ObservationSearch[…]";
  }
}
