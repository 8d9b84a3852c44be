package health.consilium.observation;

import static health.consilium.platform.sql.Arguments.bind;
import static java.util.stream.Collectors.joining;

import health.consilium.access.ClinicNumber;
import health.consilium.platform.sql.Conditions;
import health.consilium.platform.sql.Database;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A table of records that clinics keep under ids of their own, and beside it the table of the
 * versions that later ones replaced. By hand: a record is stored unless its id is taken, and a
 * replaced one is copied inside the database. Both tables have the same columns.
 */
final class RecordTable<T> {
  private static final String KEY = "clinic_number = ? and id = ?";
  private static final List<String> STAMP =
      List.of("version", "recorded_at", "recorded_by", "clinic_number", "id");

  private final Database database;
  private final Database.Reading<T> reading;
  private final String name;
  private final String insert;
  private final String update;
  private final String versions;

  /**
   * A table of that name.
   *
   * @param columns what a record says, without its version, author, clinic, id and status
   */
  RecordTable(Database database, String name, List<String> columns, Database.Reading<T> reading) {
    this.database = database;
    this.reading = reading;
    this.name = name;
    this.insert = insert(name, columns);
    this.update = update(name, columns);
    this.versions = versions(name);
  }

  /** Without {@code DO NOTHING} two clients that create the same record would see a failure. */
  private static String insert(String name, List<String> columns) {
    String all = String.join(", ", columns) + ", " + String.join(", ", STAMP);
    String values = all.replaceAll("\\w+", "?");
    return "insert into %s (%s) values (%s) on conflict (clinic_number, id) do nothing"
        .formatted(name, all, values);
  }

  private static String update(String name, List<String> columns) {
    String changes = columns.stream().map(column -> column + " = ?").collect(joining(", "));
    return "update %s set %s, version = ?, recorded_at = ?, recorded_by = ? where %s"
        .formatted(name, changes, KEY);
  }

  private static String versions(String name) {
    return """
    select * from (
      select * from %1$s where %2$s
      union all
      select * from %1$s_version where %2$s) versions
    where version < ?
    order by version desc limit ?
    """
        .formatted(name, KEY);
  }

  /** Whether it was stored; it is not when there is one of that id. */
  boolean insert(ClinicNumber clinic, UUID id, Edition edition) {
    return database.update(insert, edition.arguments(clinic, id)) == 1;
  }

  /** Stores new records, all at once. */
  void insertAll(ClinicNumber clinic, Map<UUID, Edition> editions) {
    database.call(
        connection -> {
          try (var statement = connection.prepareStatement(insert)) {
            for (var each : editions.entrySet()) {
              bind(statement, each.getValue().arguments(clinic, each.getKey()));
              statement.addBatch();
            }
            return statement.executeBatch();
          }
        });
  }

  /** Keeps the current version among the old ones and puts this one in its place. */
  void replace(ClinicNumber clinic, UUID id, Edition edition) {
    keep(KEY, clinic.value(), id);
    database.update(update, edition.arguments(clinic, id));
  }

  /**
   * Marks records that stand as entered in error.
   *
   * @param which a condition with a question mark for its value
   * @return how many that were
   */
  int retract(ClinicNumber clinic, String which, Object value, Alteration why) {
    String standing =
        "clinic_number = ? and %s and status = %d".formatted(which, RecordStatus.ACTIVE.number());
    keep(standing, clinic.value(), value);
    return database.update(
        """
        update %s set version = version + 1, status = %d, reason = ?, recorded_at = ?,
          recorded_by = ?
        where %s
        """
            .formatted(name, RecordStatus.ENTERED_IN_ERROR.number(), standing),
        why.reason().number(),
        why.at(),
        why.by(),
        clinic.value(),
        value);
  }

  Optional<T> find(ClinicNumber clinic, UUID id) {
    return one("select * from %s where %s".formatted(name, KEY), clinic, id);
  }

  /** Locks the row until the transaction ends; whoever only reads it does not wait. */
  Optional<T> lock(ClinicNumber clinic, UUID id) {
    String locked = "select * from %s where %s for no key update".formatted(name, KEY);
    return one(locked, clinic, id);
  }

  private Optional<T> one(String sql, ClinicNumber clinic, UUID id) {
    return database.find(sql, List.of(clinic.value(), id), reading);
  }

  /** Locks those rows until the transaction ends, in the order of their ids. */
  List<T> lock(Conditions conditions) {
    String sql =
        "select * from %s %s order by id for no key update".formatted(name, conditions.sql());
    return database.list(sql, conditions.arguments(), reading);
  }

  /** The versions of a record below that number, newest first, at most so many. */
  List<T> versions(ClinicNumber clinic, UUID id, int below, int most) {
    return database.list(
        versions, List.of(clinic.value(), id, clinic.value(), id, below, most), reading);
  }

  /** Records in that order, at most so many. */
  List<T> list(Conditions conditions, String order, int most) {
    String sql = "select * from %s %s order by %s limit ?".formatted(name, conditions.sql(), order);
    return database.list(sql, conditions.argumentsAnd(most), reading);
  }

  private void keep(String which, Object... arguments) {
    database.update(
        "insert into %1$s_version select * from %1$s where %2$s".formatted(name, which), arguments);
  }

  /**
   * A version of a record as it is written.
   *
   * @param stamp its version, and when and by whom it was sent
   * @param values of the columns, in their order
   */
  record Edition(Stamp stamp, List<@Nullable Object> values) {
    static Edition of(Stamp stamp, @Nullable Object... values) {
      return new Edition(stamp, Arrays.asList(values));
    }

    private @Nullable Object[] arguments(ClinicNumber clinic, UUID id) {
      var arguments = new ArrayList<@Nullable Object>(values);
      arguments.add(stamp.version());
      arguments.add(stamp.at());
      arguments.add(stamp.by());
      arguments.add(clinic.value());
      arguments.add(id);
      return arguments.toArray();
    }
  }
}
