package health.consilium.observation;

import static health.consilium.platform.sql.Arguments.bind;

import health.consilium.access.ClinicNumber;
import health.consilium.platform.problem.Refusal;
import health.consilium.platform.sql.BinaryRows;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * The lines of a batch in a table that is there until the transaction ends. By hand: they are
 * copied, and stored by one statement, the one that stores single posts.
 */
@Singleton
class BatchTable {
  private static final int COLUMNS = 10;

  private static final String CREATE =
      """
      create temporary table batch_line (line integer, id uuid, course_id uuid,
        effective_at timestamptz, value_milli integer, second_milli integer, measure smallint,
        status smallint, body_hash bytea, method text) on commit drop
      """;

  private static final String COPY = "copy batch_line from stdin (format binary)";

  private static final String STORE =
      ObservationTable.storing("select * from batch_line") + "select count(*) from stored";

  /** The lines that are not what is stored under their ids, the first first. */
  private static final String NOT_STORED =
      """
      select line, course.status, observation.id is not null as is_taken
      from batch_line
      left join course on course.clinic_number = ? and course.id = batch_line.course_id
      left join observation
        on observation.clinic_number = ? and observation.id = batch_line.id
      where observation.body_hash is distinct from batch_line.body_hash
      order by line
      """;

  private static final int ROWS_AT_ONCE = 1_000;

  /** More than the largest batch takes on a small machine, and less than a transaction may. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final Database database;

  BatchTable(Database database) {
    this.database = database;
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
          copy(connection, rows);
          int created = store(connection, clinic, recordedAt);
          return new Met(
              created, created == rows.count() ? new LineFaults() : notStored(connection, clinic));
        });
  }

  private static void copy(Connection connection, BinaryRows rows) throws SQLException {
    try (var create = connection.createStatement()) {
      create.execute(CREATE);
    }
    rows.copy(connection, COPY);
  }

  private static int store(Connection connection, ClinicNumber clinic, Instant recordedAt)
      throws SQLException {
    try (var store = connection.prepareStatement(STORE)) {
      bind(store, ObservationTable.arguments(clinic, recordedAt).toArray());
      var row = store.executeQuery();
      row.next();
      return row.getInt(1);
    }
  }

  /** A statement of its own: its snapshot shows the rows of concurrent winners. */
  private static LineFaults notStored(Connection connection, ClinicNumber clinic)
      throws SQLException {
    try (var select = connection.prepareStatement(NOT_STORED)) {
      select.setFetchSize(ROWS_AT_ONCE);
      bind(select, clinic.value(), clinic.value());
      var faults = new LineFaults();
      for (var row = select.executeQuery(); row.next(); ) {
        var refusal = refusal(row.getInt("status"), row.getBoolean("is_taken"));
        faults.add(refusal.faults().getFirst().onLine(row.getLong("line")));
      }
      return faults;
    }
  }

  /**
   * @param course the status of the line's course; 0 where the clinic has none
   */
  private static Refusal refusal(int course, boolean isTaken) {
    if (course == 0) {
      return Posting.noSuchCourse();
    }
    return isTaken ? Posting.conflicting() : Posting.unfit(course == RecordStatus.ACTIVE.number());
  }
}
