package health.consilium.observation;

import static health.consilium.platform.sql.Arguments.bind;

import health.consilium.access.ClinicNumber;
import health.consilium.platform.problem.Refusal;
import health.consilium.platform.sql.BinaryRows;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * The lines of a batch in a table that is there until the transaction ends. By hand: they are
 * copied, and stored by one statement, the one that stores single posts.
 */
@Singleton
class BatchTable {
  private static final int COLUMNS = 11;

  private static final String CREATE =
      """
      create temporary table batch_line (line integer, id uuid, course_id uuid, session_id uuid,
        effective_at timestamptz, value_milli integer, second_milli integer, measure smallint,
        status smallint, body_hash bytea, method text) on commit drop;
      create temporary table batch_unfit (line integer, stands boolean, is_seated boolean)
        on commit drop
      """;

  private static final String COPY = "copy batch_line from stdin (format binary)";

  private static final String STORE =
      ObservationTable.storing("select ?::integer as clinic_number, batch_line.* from batch_line")
          + """
          , unfit as (
            insert into batch_unfit select line, stands, is_seated from met where fits is not true)
          select count(*) from stored
          """;

  /** The lines that are not what is stored under their ids, the first first. */
  private static final String NOT_STORED =
      """
      select line, batch_unfit.line is not null and stands is null as is_nowhere, stands,
        is_seated, observation.id is not null as is_taken
      from batch_line
      left join batch_unfit using (line)
      left join observation
        on observation.clinic_number = ? and observation.id = batch_line.id
      where observation.body_hash is distinct from batch_line.body_hash
      order by line
      """;

  /** The courses of vital signs that could be stored, which are locked. */
  private static final String MEASURED =
      """
      select coalesce(array_agg(distinct course_id), '{}')
      from batch_line
      left join batch_unfit using (line)
      where batch_unfit.line is null and measure between 101 and 199
      """;

  private static final int ROWS_AT_ONCE = 1_000;

  /** More than the largest batch takes on a small machine, and less than a transaction may. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final Database database;
  private final SafetyFigures safety;

  BatchTable(Database database, SafetyFigures safety) {
    this.database = database;
    this.safety = safety;
  }

  /**
   * What a batch met.
   *
   * @param created how many observations it stored
   * @param faults of the lines that are not what is stored now
   */
  record Met(int created, LineFaults faults) {}

  /** Appends a line to what is to be copied. */
  static void add(BinaryRows rows, long line, Posting posting) {
    var body = posting.body();
    rows.row(COLUMNS)
        .integer((int) line)
        .uuid(body.id())
        .uuid(body.course())
        .uuid(body.session())
        .instant(body.effectiveAt())
        .integer(posting.reading().first())
        .integer(posting.reading().second())
        .smallint(posting.instrument().number())
        .smallint(body.status().number())
        .bytes(posting.hash().bytes())
        .text(body.method());
  }

  /**
   * Stores the lines whose ids are not taken; of several under one id the first that can be stored.
   */
  Met store(ClinicNumber clinic, BinaryRows rows, Instant recordedAt) {
    return database.patiently(
        PATIENCE,
        connection -> {
          int created = create(connection, clinic, rows, recordedAt);
          if (created > 0) {
            follow(connection, clinic);
          }
          return new Met(
              created, created == rows.count() ? new LineFaults() : notStored(connection, clinic));
        });
  }

  /** Copies and stores them; returns how many were stored. */
  static int create(Connection connection, ClinicNumber clinic, BinaryRows rows, Instant recordedAt)
      throws SQLException {
    copy(connection, rows);
    return store(connection, clinic, recordedAt);
  }

  private static void copy(Connection connection, BinaryRows rows) throws SQLException {
    try (var create = connection.createStatement()) {
      create.execute(CREATE);
    }
    rows.copy(connection, COPY);
  }

  private void follow(Connection connection, ClinicNumber clinic) throws SQLException {
    try (var select = connection.prepareStatement(MEASURED);
        var row = select.executeQuery()) {
      row.next();
      var courses = (UUID[]) row.getArray(1).getArray();
      if (courses.length > 0) {
        safety.follow(connection, clinic.value(), courses);
      }
    }
  }

  private static int store(Connection connection, ClinicNumber clinic, Instant recordedAt)
      throws SQLException {
    try (var store = connection.prepareStatement(STORE)) {
      bind(store, clinic.value(), recordedAt);
      var row = store.executeQuery();
      row.next();
      return row.getInt(1);
    }
  }

  /**
   * A statement of its own: its snapshot shows the rows of concurrent winners. What courses and
   * sessions were is told as the first one met them, however they are now.
   */
  private static LineFaults notStored(Connection connection, ClinicNumber clinic)
      throws SQLException {
    try (var select = connection.prepareStatement(NOT_STORED)) {
      select.setFetchSize(ROWS_AT_ONCE);
      bind(select, clinic.value());
      var faults = new LineFaults();
      for (var row = select.executeQuery(); row.next(); ) {
        faults.add(refusal(row).faults().getFirst().onLine(row.getLong("line")));
      }
      return faults;
    }
  }

  private static Refusal refusal(ResultSet row) throws SQLException {
    if (row.getBoolean("is_nowhere")) {
      return Posting.noSuchCourse();
    }
    return row.getBoolean("is_taken")
        ? Posting.conflicting()
        : Posting.unfit(row.getBoolean("stands"), row.getBoolean("is_seated"));
  }
}
