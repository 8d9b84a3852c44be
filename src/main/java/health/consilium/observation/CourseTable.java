package health.consilium.observation;

import static health.consilium.platform.sql.Arguments.instant;
import static health.consilium.platform.sql.Arguments.moment;

import health.consilium.access.ClinicNumber;
import health.consilium.platform.paging.Limit;
import health.consilium.platform.paging.TimeKey;
import health.consilium.platform.sql.Conditions;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tables {@code course} and {@code course_version}. */
@Singleton
class CourseTable implements VersionPages.Source<Course> {
  /** A version of a course, with what is stored beside it and never shown. */
  record Entry(Course course, Digest pseudonym, String recordedBy) {}

  private static final List<String> COLUMNS =
      List.of(
          "indication",
          "failed_trials",
          "drug",
          "route",
          "setting",
          "sex",
          "age_band",
          "started_at",
          "ended_at",
          "protocol",
          "icd10",
          "subject_hmac");

  /** What stands of a course that could not, if it began later. */
  private static final String EARLIER =
      """
      select 1
      where exists (
          select from observation
          where clinic_number = ? and course_id = ? and status <> %1$d and effective_at < ?)
        or exists (
          select from session
          where clinic_number = ? and course_id = ? and status = %2$d and at < ?)
        or exists (
          select from adverse_event
          where clinic_number = ? and course_id = ? and status = %2$d and onset_at < ?)
      """
          .formatted(ObservationStatus.ENTERED_IN_ERROR.number(), RecordStatus.ACTIVE.number());

  private final Database database;
  private final RecordTable<Entry> table;
  private final CourseCodes codes;

  CourseTable(Database database, CourseCodes codes) {
    this.database = database;
    this.table = new RecordTable<>(database, "course", COLUMNS, this::entry);
    this.codes = codes;
  }

  /** Whether it was stored; it is not when there is one of that id. */
  boolean insert(ClinicNumber clinic, Entry entry) {
    return table.insert(clinic, entry.course().id(), edition(entry));
  }

  /** Keeps the current version among the old ones and puts this one in its place. */
  void replace(ClinicNumber clinic, Entry entry) {
    table.replace(clinic, entry.course().id(), edition(entry));
  }

  /**
   * Marks those that stand as entered in error, and says how many; whoever calls has locked them.
   */
  int retract(ClinicNumber clinic, UUID[] courses, Alteration why) {
    return table.retract(clinic, "id = any (?)", courses, why);
  }

  @Override
  public List<Course> versions(ClinicNumber clinic, UUID id, int below, int most) {
    return table.versions(clinic, id, below, most).stream().map(Entry::course).toList();
  }

  Optional<Course> find(ClinicNumber clinic, UUID id) {
    return table.find(clinic, id).map(Entry::course);
  }

  /** Locks the course's row until the transaction ends: observations, judged by it, wait. */
  Optional<Entry> lock(ClinicNumber clinic, UUID id) {
    return table.lock(clinic, id);
  }

  /** Locks the courses of a subject that stand, and says which they are. */
  List<UUID> lockOf(ClinicNumber clinic, Digest subject) {
    var conditions =
        new Conditions()
            .and("clinic_number = ?", clinic.value())
            .and("subject_hmac = ?", (Object) subject.bytes())
            .and("status = ?", RecordStatus.ACTIVE.number());
    return table.lock(conditions).stream().map(entry -> entry.course().id()).toList();
  }

  /** Whether something of the course stands that would be too early, did it begin then. */
  boolean hasEarlier(ClinicNumber clinic, UUID id, Instant startedAt) {
    var observed = startedAt.minus(Posting.BEFORE_COURSE);
    int number = clinic.value();
    List<Object> arguments =
        List.of(number, id, observed, number, id, startedAt, number, id, startedAt);
    return database.find(EARLIER, arguments, row -> row.getInt(1)).isPresent();
  }

  /** Those that stand, newest first, one row more than the limit. */
  List<Course> list(ClinicNumber clinic, Optional<TimeKey> after, Limit limit) {
    var conditions =
        new Conditions()
            .and("clinic_number = ?", clinic.value())
            .and("status = ?", RecordStatus.ACTIVE.number());
    after.ifPresent(key -> conditions.and("(started_at, id) < (?, ?)", key.at(), key.id()));
    return table.list(conditions, "started_at desc, id desc", limit.value() + 1).stream()
        .map(Entry::course)
        .toList();
  }

  private static RecordTable.Edition edition(Entry entry) {
    var course = entry.course();
    return RecordTable.Edition.of(
        new Stamp(course.version(), course.recordedAt(), entry.recordedBy()),
        course.indication().number(),
        course.failedTrials(),
        course.drug().number(),
        course.route().number(),
        course.setting() == null ? null : course.setting().number(),
        course.sex().number(),
        course.ageBand().number(),
        course.startedAt(),
        course.endedAt(),
        course.protocol(),
        course.icd10(),
        entry.pseudonym().bytes());
  }

  private Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        course(row), new Digest(row.getBytes("subject_hmac")), row.getString("recorded_by"));
  }

  private Course course(ResultSet row) throws SQLException {
    String protocol = row.getString("protocol");
    String icd10 = row.getString("icd10");
    return new Course(
        row.getObject("id", UUID.class),
        row.getInt("version"),
        Coded.of(Indication.class, row.getInt("indication")),
        row.getInt("failed_trials"),
        Coded.of(Drug.class, row.getInt("drug")),
        Coded.of(Route.class, row.getInt("route")),
        Coded.read(Setting.class, row, "setting"),
        Coded.of(Sex.class, row.getInt("sex")),
        Coded.of(AgeBand.class, row.getInt("age_band")),
        instant(row, "started_at"),
        moment(row, "ended_at"),
        protocol,
        icd10,
        Coded.of(RecordStatus.class, row.getInt("status")),
        Coded.read(ChangeReason.class, row, "reason"),
        instant(row, "recorded_at"),
        codes.warnings(protocol, icd10));
  }
}
