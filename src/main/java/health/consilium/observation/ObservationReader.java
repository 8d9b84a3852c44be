package health.consilium.observation;

import static health.consilium.platform.sql.Arguments.instant;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What the API shows of an observation: as it was posted just now, or as a row says it. */
@Singleton
class ObservationReader {
  /** After a dose a scale that looks back two weeks says little. */
  private static final Duration SHORTLY = Duration.ofDays(2);

  /**
   * What stands beside the columns of a row {@code o}: when its course started, how its value
   * compares with the course's baseline by the same scale, and whether it is {@link #recalled}.
   */
  static final String BESIDE =
      """
      o.*, c.started_at, outcome_value(b.baseline) as baseline_milli, j.responder, j.remitted,
      """
          + recalled("o", "c", "r");

  /** Where that comes from; all inside one clinic. */
  static final String FROM_BESIDE =
      """
      join course c on c.clinic_number = o.clinic_number and c.id = o.course_id
      left join course_outcome b on b.clinic_number = o.clinic_number and b.course_id = o.course_id
        and b.measure = o.measure
      left join outcome_rule r on r.measure = o.measure
      cross join lateral outcome_judged(r, outcome_value(b.baseline), o.value_milli) j
      """;

  /**
   * Whether a scale that looks back two weeks or more was answered within 48 hours after a dose,
   * the first one or a session's. Of anything else no session is read, since each post asks this.
   *
   * @param row the observation
   * @param course which knows its first dose
   * @param rule of the scale; there may be none
   */
  static String recalled(String row, String course, String rule) {
    return """
        case when %3$s.looks_back then
          %2$s.started_at < %1$s.effective_at
            and %2$s.started_at > %1$s.effective_at - interval '%4$s'
          or exists (
            select from session dose
            where dose.clinic_number = %1$s.clinic_number and dose.course_id = %1$s.course_id
              and dose.status = %5$d and dose.at < %1$s.effective_at
              and dose.at > %1$s.effective_at - interval '%4$s')
        end as recalled
        """
        .formatted(row, course, rule, SHORTLY, RecordStatus.ACTIVE.number());
  }

  private final Instruments instruments;
  private final Derivations derivations;

  ObservationReader(Instruments instruments, Derivations derivations) {
    this.instruments = instruments;
    this.derivations = derivations;
  }

  /** Version 1 of what was stored. */
  Observation posted(Posting posting, Instant recordedAt, ObservationTable.Insertion met) {
    var body = posting.body();
    var instrument = posting.instrument();
    var reading = posting.reading();
    var since = Duration.between(met.courseStartedAt(), body.effectiveAt());
    return new Observation(
        body.id(),
        1,
        body.course(),
        body.session(),
        instrument.code(),
        instrument.show(reading),
        body.effectiveAt(),
        body.method(),
        body.status(),
        null,
        recordedAt,
        derivations.of(instrument, reading, since, met.judged()),
        Warnings.of(instrument, reading, met.recalled()));
  }

  /** What a row says, of {@code observation} or {@code observation_version}. */
  Observation observation(ResultSet row) throws SQLException {
    var instrument = instruments.numbered(row.getInt("measure"));
    var reading =
        new Reading(row.getInt("value_milli"), row.getObject("second_milli", Integer.class));
    Instant effectiveAt = instant(row, "effective_at");
    var since = Duration.between(instant(row, "started_at"), effectiveAt);
    return new Observation(
        row.getObject("id", UUID.class),
        row.getInt("version"),
        row.getObject("course_id", UUID.class),
        row.getObject("session_id", UUID.class),
        instrument.code(),
        instrument.show(reading),
        effectiveAt,
        row.getString("method"),
        Coded.of(ObservationStatus.class, row.getInt("status")),
        Coded.read(ChangeReason.class, row, "reason"),
        instant(row, "recorded_at"),
        derivations.of(instrument, reading, since, Judgement.read(row)),
        Warnings.of(instrument, reading, row.getBoolean("recalled")));
  }
}
