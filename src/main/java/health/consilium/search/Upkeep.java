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
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;

/** What keeps the projection fresh and fast beside the requests. */
@ApplicationScoped
class Upkeep {
  private static final Logger LOG = Logger.getLogger(Upkeep.class);
  private static final Duration PATIENCE = Duration.ofMinutes(30);

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
    beside("redrawing the cards of an older release", this::redrawOutdated);
  }

  /** An index-only scan reads the table wherever vacuum has not been since the last change. */
  void settle(@Observes(during = TransactionPhase.AFTER_SUCCESS) ListingsChanged changed) {
    if (changed.locations().size() >= MANY) {
      beside("vacuuming after a large change", this::vacuum);
    }
  }

  void redrawOutdated() {
    boolean more = true;
    while (more) {
      more = QuarkusTransaction.requiringNew().call(this::redrawSome);
    }
  }

  void vacuum() {
    database.call(Upkeep::vacuum);
  }

  /** What fails here fails no request; the next start, or autovacuum, makes up for it. */
  private void beside(String what, Runnable work) {
    threads.execute(
        () -> {
          try {
            work.run();
          } catch (RuntimeException e) {
            LOG.errorf(e, "%s failed", what);
          }
        });
  }

  /** Longer than any request may take: the connection's limits are lifted for it. */
  private static boolean vacuum(Connection connection) throws SQLException {
    int usual = connection.getNetworkTimeout();
    connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
    try (var statement = connection.createStatement()) {
      statement.execute("set statement_timeout = " + PATIENCE.toMillis());
      try {
        return statement.execute(
            "vacuum (analyze) location_card, location_facet, listed_name, name_word");
      } finally {
        statement.execute("reset statement_timeout");
      }
    } finally {
      connection.setNetworkTimeout(Runnable::run, usual);
    }
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
