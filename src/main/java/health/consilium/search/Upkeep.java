package health.consilium.search;

import health.consilium.directory.ListingsChanged;
import health.consilium.platform.sql.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;

/** What keeps the projection fresh and fast beside the requests. */
@ApplicationScoped
class Upkeep {
  /** Fewer are left to autovacuum, which comes within a minute. */
  private static final int MANY = 1_000;

  /** One transaction's worth, so that no writer waits long. A replica skips what another has. */
  private static final String OUTDATED =
      """
      select location_id from location_card where shape < ?
      order by location_id limit 500 for update skip locked
      """;

  private final Projection projection;
  private final Database database;
  private final ExecutorService threads;

  Upkeep(Projection projection, Database database, @VirtualThreads ExecutorService threads) {
    this.projection = projection;
    this.database = database;
    this.threads = threads;
  }

  /** A release that shows listings in another form draws the cards of the last one anew. */
  void start(@Observes StartupEvent event) {
    threads.execute(this::redrawOutdated);
  }

  /** An index-only scan reads the table wherever vacuum has not been since the last change. */
  void settle(@Observes(during = TransactionPhase.AFTER_SUCCESS) ListingsChanged changed) {
    if (changed.locations().size() >= MANY) {
      threads.execute(this::vacuum);
    }
  }

  void redrawOutdated() {
    boolean more = true;
    while (more) {
      more = QuarkusTransaction.requiringNew().call(this::redrawSome);
    }
  }

  void vacuum() {
    database.call(
        connection -> {
          try (var vacuum = connection.createStatement()) {
            return vacuum.execute("vacuum (analyze) location_card, location_facet");
          }
        });
  }

  private boolean redrawSome() {
    var outdated = database.call(Upkeep::outdated);
    projection.redraw(outdated);
    return !outdated.isEmpty();
  }

  private static Set<UUID> outdated(Connection connection) throws SQLException {
    var outdated = new HashSet<UUID>();
    try (var select = connection.prepareStatement(OUTDATED)) {
      select.setInt(1, Card.SHAPE);
      var row = select.executeQuery();
      while (row.next()) {
        outdated.add(row.getObject(1, UUID.class));
      }
    }
    return outdated;
  }
}
