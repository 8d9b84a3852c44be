package health.consilium.search;

import health.consilium.directory.Directory;
import health.consilium.directory.ListingsChanged;
import health.consilium.platform.sql.Arguments;
import health.consilium.platform.sql.Database;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps the names that a suggestion reads in step with the directory, in the transaction that
 * changes it. Like those of {@link Projection} its rows are written in the order of their keys.
 */
@ApplicationScoped
class NameIndex {
  private static final String REMOVE_NAMES =
      """
      delete from listed_name
      where location_id = any(?) and (location_id, of_organization) not in (
        select * from unnest(?::uuid[], ?::boolean[]))
      """;

  /** Words are never taken back: whoever does would have to wait for all who add the same. */
  private static final String WRITE_WORDS =
      """
      insert into name_word select distinct word collate "C" as word from unnest(?) as word
      order by word
      on conflict do nothing
      """;

  /** A change that leaves the name as it is writes nothing. */
  private static final String WRITE_NAME =
      """
      insert into listed_name as old
        (number, location_id, of_organization, subject_id, latitude, longitude, name, words)
      select number, location_id, ?, ?, ?, ?, ?, ? from location_card where location_id = ?
      on conflict (location_id, of_organization) do update set
        subject_id = excluded.subject_id, latitude = excluded.latitude,
        longitude = excluded.longitude, name = excluded.name, words = excluded.words
      where (old.subject_id, old.latitude, old.longitude, old.name, old.words)
        is distinct from (excluded.subject_id, excluded.latitude, excluded.longitude,
          excluded.name, excluded.words)
      """;

  private final Directory directory;
  private final Database database;

  NameIndex(Directory directory, Database database) {
    this.directory = directory;
    this.database = database;
  }

  /** After the projection, so that all who write take the card first and then its names. */
  void follow(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) ListingsChanged changed) {
    name(changed.locations());
  }

  /** Makes the names of these locations what the directory says now. */
  private void name(Set<UUID> locations) {
    var names = directory.listings(locations).stream().flatMap(ListedName::of).toList();
    database.call(
        connection -> {
          remove(locations, names, connection);
          writeWords(names, connection);
          return writeNames(names, connection);
        });
  }

  private static int remove(Set<UUID> locations, List<ListedName> names, Connection connection)
      throws SQLException {
    Object[] kept = names.stream().map(ListedName::location).toArray();
    Object[] kinds = names.stream().map(ListedName::ofOrganization).toArray();
    try (var remove = connection.prepareStatement(REMOVE_NAMES)) {
      Arguments.bind(
          remove,
          connection.createArrayOf("uuid", locations.toArray()),
          connection.createArrayOf("uuid", kept),
          connection.createArrayOf("boolean", kinds));
      return remove.executeUpdate();
    }
  }

  private static int writeWords(List<ListedName> names, Connection connection) throws SQLException {
    Object[] words = names.stream().flatMap(name -> name.words().stream()).distinct().toArray();
    try (var write = connection.prepareStatement(WRITE_WORDS)) {
      write.setArray(1, connection.createArrayOf("text", words));
      return write.executeUpdate();
    }
  }

  private static int writeNames(List<ListedName> names, Connection connection) throws SQLException {
    try (var write = connection.prepareStatement(WRITE_NAME)) {
      for (ListedName name : names.stream().sorted(ListedName.BY_KEY).toList()) {
        bind(write, name);
        write.addBatch();
      }
      return write.executeBatch().length;
    }
  }

  private static void bind(PreparedStatement write, ListedName name) throws SQLException {
    Arguments.bind(
        write,
        name.ofOrganization(),
        name.subject(),
        name.at().latitude(),
        name.at().longitude(),
        name.name(),
        write.getConnection().createArrayOf("text", name.words().toArray()),
        name.location());
  }
}
