package health.consilium.observation;

import health.consilium.access.ClinicNumber;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What becomes of stored observations: each change keeps the version that it replaces in {@code
 * observation_version}. By hand, as {@link ObservationTable} is. Whoever changes something has
 * locked its course, and afterwards has the course's outcomes computed anew.
 */
@Singleton
class ObservationVersions implements VersionPages.Source<Observation> {
  private static final String ONE = "clinic_number = ? and id = ?";
  private static final String STANDING =
      " and status <> " + ObservationStatus.ENTERED_IN_ERROR.number();
  private static final String IN_COURSES = "clinic_number = ? and course_id = any (?)" + STANDING;
  private static final String IN_SESSION =
      "clinic_number = ? and course_id = ? and session_id = ?" + STANDING;

  private static final String KEEP =
      "insert into observation_version select * from observation where %s";

  private static final String AMEND =
      """
      update observation set version = version + 1, session_id = ?, effective_at = ?,
        value_milli = ?, second_milli = ?, measure = ?, method = ?, status = ?, reason = ?, recorded_at = ?,
        recorded_by = ?
      where %s
      """
          .formatted(ONE);

  private static final String RETRACT =
      """
      update observation set version = version + 1, status = %d, reason = ?, recorded_at = ?,
        recorded_by = ?
      where %s
      """;

  /** Of the newest versions first, those before one. */
  private static final String VERSIONS =
      """
      select %2$s
      from (
        select * from observation where %1$s
        union all
        select * from observation_version where %1$s) o
      %3$s
      where o.version < ?
      order by o.version desc limit ?
      """
          .formatted(ONE, ObservationReader.BESIDE, ObservationReader.FROM_BESIDE);

  private final Database database;
  private final ObservationReader reader;

  ObservationVersions(Database database, ObservationReader reader) {
    this.database = database;
    this.reader = reader;
  }

  /** Makes the posting the next version of what is stored under its id. */
  void amend(ClinicNumber clinic, Posting posting, Alteration why) {
    var body = posting.body();
    database.update(KEEP.formatted(ONE), clinic.value(), body.id());
    database.update(
        AMEND,
        body.session(),
        body.effectiveAt(),
        posting.reading().first(),
        posting.reading().second(),
        posting.instrument().number(),
        body.method(),
        body.status().number(),
        why.reason().number(),
        why.at(),
        why.by(),
        clinic.value(),
        body.id());
  }

  void retract(ClinicNumber clinic, UUID id, Alteration why) {
    retract(ONE, why, clinic.value(), id);
  }

  /** Retracts all that stands in that session. */
  void retractIn(ClinicNumber clinic, SessionKey session, Alteration why) {
    retract(IN_SESSION, why, clinic.value(), session.course(), session.id());
  }

  /** Retracts all that stands in these courses, and says how many that are. */
  int retractAll(ClinicNumber clinic, UUID[] courses, Alteration why) {
    return retract(IN_COURSES, why, clinic.value(), courses);
  }

  private int retract(String which, Alteration why, Object... of) {
    int retracted = ObservationStatus.ENTERED_IN_ERROR.number();
    var arguments = new ArrayList<Object>(List.of(why.reason().number(), why.at(), why.by()));
    arguments.addAll(List.of(of));
    database.update(KEEP.formatted(which), of);
    return database.update(RETRACT.formatted(retracted, which), arguments.toArray());
  }

  @Override
  public List<Observation> versions(ClinicNumber clinic, UUID id, int below, int most) {
    return database.list(
        VERSIONS,
        List.of(clinic.value(), id, clinic.value(), id, below, most),
        reader::observation);
  }
}
