package health.consilium.observation;

import health.consilium.platform.http.Parameters;
import health.consilium.platform.sql.Conditions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which observations a listing shows. Retracted ones it shows only where it is asked for them: by
 * their status, or by a time since which everything is wanted that has changed.
 *
 * @param subject the pseudonym of whose courses
 * @param measure the instrument's number
 * @param effectiveFrom from this time on
 * @param effectiveTo before this time
 * @param statuses one of these; empty for any that stands
 * @param updatedSince posted, amended or retracted at this time or later
 */
record ObservationFilter(
    Optional<Digest> subject,
    Optional<UUID> course,
    Optional<Integer> measure,
    Optional<Instant> effectiveFrom,
    Optional<Instant> effectiveTo,
    Set<ObservationStatus> statuses,
    Optional<Instant> updatedSince) {

  /** What whoever keeps a copy must know: no transaction that writes takes longer than that. */
  static final String OVERLAP =
      "What is being written now, such as a large batch, is seen up to three minutes after its"
          + " recordedAt: begin three minutes before the last answer. What comes twice has the same id"
          + " and version.";

  private static final String OF_SUBJECT =
      "(o.clinic_number, o.course_id) in (select clinic_number, id from course where subject_hmac = ?)";

  /** Refuses an end before the beginning. */
  ObservationFilter {
    Parameters.requireOrder("effectiveFrom", effectiveFrom, "effectiveTo", effectiveTo);
  }

  /** Adds what holds for the rows {@code o} of {@code observation}. */
  Conditions narrow(Conditions conditions) {
    conditions
        .and(OF_SUBJECT, subject.map(Digest::bytes))
        .and("o.course_id = ?", course)
        .and("o.measure = ?", measure)
        .and("o.effective_at >= ?", effectiveFrom)
        .and("o.effective_at < ?", effectiveTo);
    updatedSince.map(ObservationFilter::changedSince).ifPresent(conditions::and);
    if (!statuses.isEmpty()) {
      return conditions.and("o.status = any (?)", (Object) numbers());
    }
    return updatedSince.isPresent()
        ? conditions
        : conditions.and("o.status <> ?", ObservationStatus.ENTERED_IN_ERROR.number());
  }

  /** What a cursor is bound to; a digest alone shows nothing of itself. */
  String text() {
    return this + subject.map(each -> HexFormat.of().formatHex(each.bytes())).orElse("");
  }

  /**
   * The time is part of the text: a plan for any time would walk from the newest observation on,
   * past all that has not changed.
   */
  private static String changedSince(Instant time) {
    return "o.recorded_at >= timestamptz 'epoch' + interval '%d microseconds'"
        .formatted(ChronoUnit.MICROS.between(Instant.EPOCH, time));
  }

  private Integer[] numbers() {
    return statuses.stream().map(ObservationStatus::number).toArray(Integer[]::new);
  }
}
