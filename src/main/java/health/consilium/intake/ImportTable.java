package health.consilium.intake;

import static health.consilium.platform.sql.Arguments.instant;
import static health.consilium.platform.sql.Arguments.moment;

import health.consilium.directory.Enrolled;
import health.consilium.platform.json.WireNames;
import health.consilium.platform.paging.TimeKey;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The tables {@code provider_import}, {@code provider_import_row} and {@code
 * provider_import_rejection}. By hand: thousands of rows go in and out by one statement.
 */
@Singleton
class ImportTable {
  /** Any number, as long as nothing else locks it. */
  private static final String TURN = "select pg_try_advisory_xact_lock(140171)";

  private static final String BEGIN =
      """
      insert into provider_import (id, format, state, client, request, begun_at, moved_at)
      values (?, ?, 'receiving', ?, ?, ?, ?)
      on conflict (request) where state <> 'failed' do nothing
      """;

  private static final String FORGET =
      "update provider_import set request = null where request = ? and begun_at < ?";

  private static final String SAME =
      "select * from provider_import where request = ? and state <> 'failed'";

  private static final String STAGE =
      """
      insert into provider_import_row (import_id, line, registration)
      select ?, * from unnest(?::bigint[], ?::text[])
      """;

  private static final String REJECT =
      """
      insert into provider_import_rejection (import_id, line, column_name, reason)
      select ?, * from unnest(?::bigint[], ?::text[], ?::text[])
      """;

  private static final String RECEIVE =
      """
      update provider_import set moved_at = ?, read = read + ?, relevant = relevant + ?,
        rejected = rejected + ?
      where id = ? and state = 'receiving'
      """;

  private static final String RECEIVED =
      """
      update provider_import set moved_at = ?, state = 'applying', digest = ?
      where id = ? and state = 'receiving'
      """;

  private static final String FAIL =
      """
      update provider_import set state = 'failed', moved_at = ?, ended_at = ?, fault_line = ?, fault = ?
      where id = ? and state = 'receiving'
      """;

  private static final String DISCARD = "delete from provider_import_row where import_id = ?";

  private static final String FORSAKEN =
      "select * from provider_import where state = 'receiving' and moved_at < ? order by begun_at";

  private static final String APPLYING =
      "select * from provider_import where state = 'applying' order by begun_at limit 1";

  private static final String TAKE =
      """
      with taken as (
        delete from provider_import_row
        where import_id = ? and line in (
          select line from provider_import_row where import_id = ? order by line limit ?)
        returning line, registration)
      select registration from taken order by line
      """;

  private static final String APPLY =
      """
      update provider_import set moved_at = ?, taken = taken + ?, created = created + ?,
        changed = changed + ?, unchanged = unchanged + ?, left_alone = left_alone + ?,
        ended = ended + ?, unknown = unknown + ?
      where id = ?
      """;

  private static final String COMPLETE =
      "update provider_import set state = 'completed', moved_at = ?, ended_at = ? where id = ?";

  private static final String ONE = "select * from provider_import where id = ?";

  private static final String LIST =
      """
      select * from provider_import where (begun_at, id) < (?, ?)
      order by begun_at desc, id desc limit ?
      """;

  private static final String REJECTIONS =
      """
      select * from provider_import_rejection where import_id = ? and line > ? order by line limit ?
      """;

  private final Database database;

  ImportTable(Database database) {
    this.database = database;
  }

  /** Whether nobody else takes imports over until the transaction ends. */
  boolean takeTurn() {
    return database.list(TURN, List.of(), row -> row.getBoolean(1)).getFirst();
  }

  /**
   * Begins it, unless the sender's key is of another import, which has not failed.
   *
   * @return whether it did
   */
  boolean begin(UUID id, ImportFormat format, Sender sender, Instant now) {
    String request = sender.request().orElse(null);
    return database.update(BEGIN, id, WireNames.of(format), sender.client(), request, now, now)
        == 1;
  }

  /** Lets go of the key of an import that began before then. */
  void forget(String request, Instant before) {
    database.update(FORGET, request, before);
  }

  /** The import that a key is of; none where that has failed. */
  Optional<Import> same(String request) {
    return database.find(SAME, List.of(request), ImportTable::toImport);
  }

  /**
   * Keeps what was read of the file.
   *
   * @param registrations in JSON, one for each staged row
   * @return false when the import has ended meanwhile
   */
  boolean stage(UUID id, Batch batch, List<String> registrations, Instant now) {
    var staged = batch.staged();
    var rejections = batch.rejections();
    database.update(
        STAGE, id, longs(staged, Batch.Staged::line), texts(registrations, text -> text));
    database.update(
        REJECT,
        id,
        longs(rejections, Rejection::line),
        texts(rejections, Rejection::column),
        texts(rejections, Rejection::reason));
    return database.update(RECEIVE, now, batch.read(), staged.size(), rejections.size(), id) == 1;
  }

  /** The whole file, of that SHA-256. */
  boolean received(UUID id, byte[] digest, Instant now) {
    return database.update(RECEIVED, now, digest, id) == 1;
  }

  /** SHA-256 of the file, which was received. */
  byte[] digest(UUID id) {
    return database.list(ONE, List.of(id), row -> row.getBytes("digest")).getFirst();
  }

  /** Ends it and forgets what it brought; what was rejected stays to be read. */
  void fail(UUID id, ImportFault fault, Instant now) {
    if (database.update(FAIL, now, now, fault.line(), fault.detail(), id) == 1) {
      database.update(DISCARD, id);
    }
  }

  /** Those of which nothing was received since then. */
  List<Import> forsaken(Instant since) {
    return database.list(FORSAKEN, List.of(since), ImportTable::toImport);
  }

  /** The first that was received and is not taken over, with the client that sent it. */
  Optional<Import> applying() {
    return database.find(APPLYING, List.of(), ImportTable::toImport);
  }

  /** Takes the next registrations out, in JSON and in the order of the file. */
  List<String> take(UUID id, int most) {
    return database.list(TAKE, List.of(id, id, most), row -> row.getString(1));
  }

  void apply(UUID id, int taken, Enrolled enrolled, Instant now) {
    database.update(
        APPLY,
        now,
        taken,
        enrolled.created(),
        enrolled.changed(),
        enrolled.unchanged(),
        enrolled.left(),
        enrolled.ended(),
        enrolled.unknown(),
        id);
  }

  void complete(UUID id, Instant now) {
    database.update(COMPLETE, now, now, id);
  }

  Optional<Import> find(UUID id) {
    return database.find(ONE, List.of(id), ImportTable::toImport);
  }

  /** Who sent it. */
  String client(UUID id) {
    return database.list(ONE, List.of(id), row -> row.getString("client")).getFirst();
  }

  /** Those that began before that one, the newest first. */
  List<Import> before(TimeKey key, int most) {
    return database.list(LIST, List.of(key.at(), key.id(), most), ImportTable::toImport);
  }

  /** Those behind that line, in the order of the file. */
  List<Rejection> rejections(UUID id, long after, int most) {
    return database.list(
        REJECTIONS,
        List.of(id, after, most),
        row ->
            new Rejection(
                row.getLong("line"), row.getString("column_name"), row.getString("reason")));
  }

  private static <T> Long[] longs(List<T> rows, Function<T, Long> value) {
    return rows.stream().map(value).toArray(Long[]::new);
  }

  private static <T> String[] texts(List<T> rows, Function<T, String> value) {
    return rows.stream().map(value).toArray(String[]::new);
  }

  private static Import toImport(ResultSet row) throws SQLException {
    return new Import(
        row.getObject("id", UUID.class),
        WireNames.find(ImportFormat.class, row.getString("format")).orElseThrow(),
        WireNames.find(ImportState.class, row.getString("state")).orElseThrow(),
        instant(row, "begun_at"),
        instant(row, "moved_at"),
        moment(row, "ended_at"),
        row.getLong("read"),
        row.getLong("relevant"),
        row.getLong("rejected"),
        row.getLong("taken"),
        enrolled(row),
        fault(row));
  }

  private static Enrolled enrolled(ResultSet row) throws SQLException {
    return new Enrolled(
        row.getLong("created"),
        row.getLong("changed"),
        row.getLong("unchanged"),
        row.getLong("left_alone"),
        row.getLong("ended"),
        row.getLong("unknown"));
  }

  private static @Nullable ImportFault fault(ResultSet row) throws SQLException {
    String detail = row.getString("fault");
    return detail == null ? null : new ImportFault(row.getObject("fault_line", Long.class), detail);
  }
}
