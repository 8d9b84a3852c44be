package health.consilium.search;

import health.consilium.directory.Listing;
import health.consilium.directory.ListingsChanged;
import health.consilium.platform.sql.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.Set;

/** Changes of one listing by SQL whose one question mark stands for its location's id. */
@Singleton
class TestChanges {
  private final Database database;
  private final Event<ListingsChanged> changes;

  TestChanges(Database database, Event<ListingsChanged> changes) {
    this.database = database;
    this.changes = changes;
  }

  /** As the directory changes a listing: written and told in one transaction. */
  void change(String sql, Listing listing) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              write(sql, listing);
              changes.fire(new ListingsChanged(Set.of(listing.location().id())));
            });
  }

  /** Behind everybody's back. */
  int write(String sql, Listing listing) {
    return database.call(
        connection -> {
          try (var update = connection.prepareStatement(sql)) {
            update.setObject(1, listing.location().id());
            return update.executeUpdate();
          }
        });
  }
}
