package health.consilium.observation;

import static health.consilium.platform.sql.Arguments.instant;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import health.consilium.access.ClinicNumber;
import health.consilium.platform.paging.Limit;
import health.consilium.platform.paging.TimeKey;
import health.consilium.platform.sql.Conditions;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables {@code session} and {@code session_version}. */
@Singleton
class SessionTable implements VersionPages.Source<Session> {
  private static final List<String> COLUMNS =
      List.of(
          "course_id",
          "number",
          "at",
          "dose_milli",
          "dose_unit",
          "duration_minutes",
          "adjuncts",
          "monitored_minutes",
          "rems",
          "vitals_before",
          "vitals_after",
          "sedation",
          "dissociation",
          "respiratory",
          "serious_event",
          "ready_minutes");

  /** The times of an instrument's standing observations in sessions of a course. */
  private static final String OBSERVED =
      """
      select session_id, effective_at from observation
      where clinic_number = ? and course_id = ? and session_id = any (?) and measure = ?
        and status <> ?
      """;

  private final RecordTable<Session> table;
  private final Database database;

  SessionTable(Database database) {
    this.database = database;
    this.table = new RecordTable<>(database, "session", COLUMNS, SessionTable::session);
  }

  /** Whether it was stored; it is not when there is one of that id. */
  boolean insert(ClinicNumber clinic, Session session, String by) {
    return table.insert(clinic, session.id(), edition(session, by));
  }

  /** Stores new ones, all at once. */
  void insertAll(ClinicNumber clinic, List<Session> sessions, String by) {
    table.insertAll(
        clinic,
        sessions.stream().collect(Collectors.toMap(Session::id, each -> edition(each, by))));
  }

  void replace(ClinicNumber clinic, Session session, String by) {
    table.replace(clinic, session.id(), edition(session, by));
  }

  void retract(ClinicNumber clinic, UUID id, Alteration why) {
    table.retract(clinic, "id = ?", id, why);
  }

  /** Retracts all that stand in these courses, and says how many that are. */
  int retractAll(ClinicNumber clinic, UUID[] courses, Alteration why) {
    return table.retract(clinic, "course_id = any (?)", courses, why);
  }

  /** The session of that id in that course. */
  Optional<Session> find(ClinicNumber clinic, UUID course, UUID id) {
    return table.find(clinic, id).filter(session -> session.course().equals(course));
  }

  /** Whether the course has a session of that id that was not retracted. */
  boolean stands(ClinicNumber clinic, UUID course, UUID id) {
    return find(clinic, course, id).filter(session -> !session.wasRetracted()).isPresent();
  }

  /** Whether some course has a session of that id. */
  boolean has(ClinicNumber clinic, UUID id) {
    return table.find(clinic, id).isPresent();
  }

  /** Those of the course that stand, newest first, one row more than the limit. */
  List<Session> list(ClinicNumber clinic, UUID course, Optional<TimeKey> after, Limit limit) {
    var conditions =
        new Conditions()
            .and("clinic_number = ?", clinic.value())
            .and("course_id = ?", course)
            .and("status = ?", RecordStatus.ACTIVE.number());
    after.ifPresent(key -> conditions.and("(at, id) < (?, ?)", key.at(), key.id()));
    return table.list(conditions, "at desc, id desc", limit.value() + 1);
  }

  @Override
  public List<Session> versions(ClinicNumber clinic, UUID id, int below, int most) {
    return table.versions(clinic, id, below, most);
  }

  /** When that was observed in each of these sessions of one course. */
  Map<UUID, List<Instant>> observed(
      ClinicNumber clinic, UUID course, Collection<UUID> sessions, Instrument instrument) {
    var arguments =
        List.of(
            clinic.value(),
            course,
            sessions.toArray(UUID[]::new),
            instrument.number(),
            ObservationStatus.ENTERED_IN_ERROR.number());
    return database
        .list(
            OBSERVED,
            arguments,
            row -> Map.entry(row.getObject(1, UUID.class), instant(row, "effective_at")))
        .stream()
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }

  private static RecordTable.Edition edition(Session session, String by) {
    var rems = Optional.ofNullable(session.rems()).orElse(NOTHING_TOLD);
    return RecordTable.Edition.of(
        new Stamp(session.version(), session.recordedAt(), by),
        session.course(),
        session.number(),
        session.at(),
        session.dose().milli(),
        session.dose().unit().number(),
        session.durationMinutes(),
        Coded.bits(session.adjuncts()),
        session.monitoredMinutes(),
        session.rems() != null,
        rems.vitalSignsBefore(),
        rems.vitalSignsAfter(),
        rems.sedation(),
        rems.dissociation(),
        rems.respiratoryDepression(),
        rems.seriousAdverseEvent(),
        rems.readyToLeaveMinutes());
  }

  private static final RemsMonitoring NOTHING_TOLD =
      new RemsMonitoring(null, null, null, null, null, null, null);

  private static Session session(ResultSet row) throws SQLException {
    return new Session(
        row.getObject("id", UUID.class),
        row.getInt("version"),
        row.getObject("course_id", UUID.class),
        row.getInt("number"),
        instant(row, "at"),
        Dose.of(row.getInt("dose_milli"), Coded.of(DoseUnit.class, row.getInt("dose_unit"))),
        row.getObject("duration_minutes", Integer.class),
        Coded.set(Adjunct.class, row, "adjuncts"),
        row.getObject("monitored_minutes", Integer.class),
        row.getBoolean("rems") ? rems(row) : null,
        Coded.of(RecordStatus.class, row.getInt("status")),
        Coded.read(ChangeReason.class, row, "reason"),
        instant(row, "recorded_at"),
        List.of());
  }

  private static RemsMonitoring rems(ResultSet row) throws SQLException {
    return new RemsMonitoring(
        told(row, "vitals_before"),
        told(row, "vitals_after"),
        told(row, "sedation"),
        told(row, "dissociation"),
        told(row, "respiratory"),
        told(row, "serious_event"),
        row.getObject("ready_minutes", Integer.class));
  }

  private static @Nullable Boolean told(ResultSet row, String column) throws SQLException {
    return row.getObject(column, Boolean.class);
  }
}
