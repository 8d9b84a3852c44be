package health.consilium.mirror;

import static health.consilium.platform.sql.Arguments.bind;
import static health.consilium.platform.sql.Arguments.instant;

import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The tables {@code export}, {@code export_file} and {@code export_piece}, and the directory as it
 * was after a change. By hand: a million resources go from one cursor into pieces of a file.
 */
@Singleton
class ExportTable {
  /** Rows that are fetched at once. */
  private static final int FETCHED = 1_000;

  /** Any number, as long as nothing else locks it. */
  private static final String TURN = "select pg_try_advisory_xact_lock(140170)";

  private static final String BEGIN =
      """
      insert into export (taken_on, change, taken_at)
      select ?, last.change, ? from (select max(change) as change from directory_change) last
      where last.change is not null
      on conflict do nothing
      """;

  /** Exports with a row for each file, and at least one. */
  private static final String EXPORTS =
      """
      select * from (select * from export where %s limit ?) taken
      left join export_file using (taken_on)
      """;

  private static final String UNFINISHED =
      EXPORTS.formatted("completed_at is null order by taken_on");

  private static final String COMPLETED =
      EXPORTS.formatted("completed_at is not null and taken_on < ? order by taken_on desc")
          + "order by taken_on desc";

  /** A day has one export, and that never changes. */
  private static final String KEPT =
      """
      select coalesce(string_agg(taken_on::text, ' ' order by taken_on), '') from export
      where completed_at is not null
      """;

  /** The numbers are in the order of the commits, so this is what the directory was then. */
  private static final String RESOURCES =
      """
      select shown.resource from directory_change shown
      where shown.collection = ? and shown.change <= ? and shown.resource is not null
        and not exists (
          select from directory_change later
          where later.collection = shown.collection and later.id = shown.id
            and later.version > shown.version and later.change <= ?)
      order by shown.id
      """;

  private static final String KEEP_PIECE =
      "insert into export_piece (taken_on, name, start, bytes) values (?, ?, ?, ?)";

  private static final String KEEP_FILE =
      "insert into export_file (taken_on, name, records, bytes, sha256) values (?, ?, ?, ?, ?)";

  private static final String COMPLETE = "update export set completed_at = ? where taken_on = ?";

  private static final String PIECE =
      """
      select start, bytes from export_piece
      where taken_on = ? and name = ? and start <= ? order by start desc limit 1
      """;

  /** The newest is kept however old it is. */
  private static final String EXPIRE =
      """
      delete from export where taken_on < ?
        and taken_on < (select max(taken_on) from export where completed_at is not null)
      """;

  private final Database database;

  ExportTable(Database database) {
    this.database = database;
  }

  /** Whether nobody else makes exports until the transaction ends. */
  boolean takeTurn() {
    return database.list(TURN, List.of(), row -> row.getBoolean(1)).getFirst();
  }

  /** Begins that day's export, if there is anything to export and it was not begun before. */
  int begin(LocalDate date, Instant now) {
    return database.update(BEGIN, date, now);
  }

  /** The oldest that lacks a file or was not completed, with the files that it has. */
  Optional<Export> unfinished() {
    return exports(UNFINISHED, 1).stream().findFirst();
  }

  /** Those that are complete and were taken before that day, the newest first. */
  List<Export> completedBefore(LocalDate date, int most) {
    return exports(COMPLETED, date, most);
  }

  /** The days of those that are complete, the first first. */
  String kept() {
    return database.list(KEPT, List.of(), row -> row.getString(1)).getFirst();
  }

  /** The resources of a collection as they were after that change, in JSON, by id. */
  void read(String collection, long change, Consumer<String> reading) {
    database.call(
        connection -> {
          try (var select = connection.prepareStatement(RESOURCES)) {
            select.setFetchSize(FETCHED);
            bind(select, collection, change, change);
            var row = select.executeQuery();
            while (row.next()) {
              reading.accept(row.getString(1));
            }
            return row;
          }
        });
  }

  void keep(LocalDate date, String file, ExportPiece piece) {
    database.update(KEEP_PIECE, date, file, piece.start(), piece.bytes());
  }

  void keep(LocalDate date, ExportFile file) {
    database.update(KEEP_FILE, date, file.name(), file.records(), file.bytes(), file.sha256());
  }

  void complete(LocalDate date, Instant now) {
    database.update(COMPLETE, now, date);
  }

  /** The piece that has the byte before which that many come; none behind the end. */
  Optional<ExportPiece> piece(LocalDate date, String file, long at) {
    return database.find(
        PIECE,
        List.of(date, file, at),
        row -> new ExportPiece(row.getLong("start"), row.getBytes("bytes")));
  }

  /** Deletes what was taken before that day. */
  int expire(LocalDate date) {
    return database.update(EXPIRE, date);
  }

  private List<Export> exports(String sql, Object... values) {
    var found = new LinkedHashMap<LocalDate, Export>();
    database
        .list(sql, List.of(values), ExportTable::export)
        .forEach(export -> found.merge(export.date(), export, Export::and));
    return List.copyOf(found.values());
  }

  /** One with the row's file, if it has any. */
  private static Export export(ResultSet row) throws SQLException {
    var date = row.getObject("taken_on", LocalDate.class);
    var name = Optional.ofNullable(row.getString("name"));
    long records = row.getLong("records");
    long bytes = row.getLong("bytes");
    String sha256 = row.getString("sha256");
    var files =
        name.stream()
            .flatMap(ExportPart::named)
            .map(part -> part.file(date, records, bytes, sha256));
    return new Export(date, instant(row, "taken_at"), row.getLong("change"), files.toList());
  }
}
