package health.consilium.observation;

import static health.consilium.platform.sql.Arguments.bind;
import static health.consilium.platform.sql.Arguments.instant;

import health.consilium.access.ClinicNumber;
import health.consilium.platform.paging.Limit;
import health.consilium.platform.paging.TimeKey;
import health.consilium.platform.sql.Conditions;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tables {@code course} and {@code course_version}. By hand, since a course is inserted unless
 * it is there, and copied whole when it changes.
 */
@Singleton
class CourseTable implements VersionPages.Source<Course> {
  /** A version of a course, with what is stored beside it and never shown. */
  record Entry(Course course, Digest pseudonym, String recordedBy) {}

  /** Without {@code DO NOTHING} two clients that create the same course would see a failure. */
  private static final String INSERT =
      """
      insert into course (version, indication, failed_trials, drug, route, setting, sex, age_band,
        started_at, ended_at, protocol, icd10, recorded_at, subject_hmac, recorded_by, clinic_number, id)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (clinic_number, id) do nothing
      """;

  private static final String KEEP =
      "insert into course_version select * from course where clinic_number = ? and id = any (?)";

  private static final String UPDATE =
      """
      update course set version = ?, indication = ?, failed_trials = ?, drug = ?, route = ?,
        setting = ?, sex = ?, age_band = ?, started_at = ?, ended_at = ?, protocol = ?, icd10 = ?,
        recorded_at = ?, subject_hmac = ?, recorded_by = ?
      where clinic_number = ? and id = ?
      """;

  /** Observations of the course wait: they are judged by what it says. */
  private static final String LOCKED =
      "select * from course where clinic_number = ? and id = ? for no key update";

  private static final String ONE = "select * from course where clinic_number = ? and id = ?";

  private static final String RETRACT =
      """
      update course set version = version + 1, status = ?, reason = ?, recorded_at = ?,
        recorded_by = ?
      where clinic_number = ? and id = any (?)
      """;

  /** Of the newest versions first, those before one. */
  private static final String VERSIONS =
      """
      select * from (
        select * from course where clinic_number = ? and id = ?
        union all
        select * from course_version where clinic_number = ? and id = ?) versions
      where version < ?
      order by version desc limit ?
      """;

  private static final String LIST =
      "select * from course %s order by started_at desc, id desc limit ?";

  private final Database database;
  private final CourseCodes codes;

  CourseTable(Database database, CourseCodes codes) {
    this.database = database;
    this.codes = codes;
  }

  /** Whether it was stored; it is not when there is one of that id. */
  boolean insert(ClinicNumber clinic, Entry entry) {
    return write(INSERT, values(clinic, entry)) == 1;
  }

  /** Keeps the current version among the old ones and puts this one in its place. */
  void replace(ClinicNumber clinic, Entry entry) {
    keep(clinic, entry.course().id());
    write(UPDATE, values(clinic, entry));
  }

  /** Marks courses that stand as entered in error; whoever calls has locked them. */
  void retract(ClinicNumber clinic, UUID[] courses, Alteration why) {
    keep(clinic, courses);
    write(
        RETRACT,
        RecordStatus.ENTERED_IN_ERROR.number(),
        why.reason().number(),
        why.at(),
        why.by(),
        clinic.value(),
        courses);
  }

  private void keep(ClinicNumber clinic, UUID... courses) {
    write(KEEP, clinic.value(), courses);
  }

  @Override
  public List<Course> versions(ClinicNumber clinic, UUID id, int below, int most) {
    return read(VERSIONS, clinic.value(), id, clinic.value(), id, below, most).stream()
        .map(Entry::course)
        .toList();
  }

  Optional<Course> find(ClinicNumber clinic, UUID id) {
    return read(ONE, clinic.value(), id).stream().map(Entry::course).findFirst();
  }

  /** Locks the course's row until the transaction ends. */
  Optional<Entry> lock(ClinicNumber clinic, UUID id) {
    return read(LOCKED, clinic.value(), id).stream().findFirst();
  }

  /** Those that stand, newest first, one row more than the limit. */
  List<Course> list(ClinicNumber clinic, Optional<TimeKey> after, Limit limit) {
    var conditions =
        new Conditions()
            .and("clinic_number = ?", clinic.value())
            .and("status = ?", RecordStatus.ACTIVE.number());
    after.ifPresent(key -> conditions.and("(started_at, id) < (?, ?)", key.at(), key.id()));
    var arguments = new ArrayList<>(conditions.arguments());
    arguments.add(limit.value() + 1);
    return read(LIST.formatted(conditions.sql()), arguments.toArray()).stream()
        .map(Entry::course)
        .toList();
  }

  private int write(String sql, @Nullable Object... arguments) {
    return database.call(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            return statement.executeUpdate();
          }
        });
  }

  private List<Entry> read(String sql, Object... arguments) {
    return database.call(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            var found = new ArrayList<Entry>();
            var row = statement.executeQuery();
            while (row.next()) {
              found.add(entry(row));
            }
            return found;
          }
        });
  }

  private static @Nullable Object[] values(ClinicNumber clinic, Entry entry) {
    var course = entry.course();
    return new @Nullable Object[] {
      course.version(),
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
      course.recordedAt(),
      entry.pseudonym().bytes(),
      entry.recordedBy(),
      clinic.value(),
      course.id()
    };
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
        endedAt(row),
        protocol,
        icd10,
        Coded.of(RecordStatus.class, row.getInt("status")),
        Coded.read(ChangeReason.class, row, "reason"),
        instant(row, "recorded_at"),
        codes.warnings(protocol, icd10));
  }

  private static @Nullable Instant endedAt(ResultSet row) throws SQLException {
    var at = row.getObject("ended_at", OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
