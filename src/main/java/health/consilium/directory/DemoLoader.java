package health.consilium.directory;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Fills an empty directory with the fictional network, where {@code consilium.demo} asks for it.
 */
@Singleton
class DemoLoader {
  private static final Logger LOG = Logger.getLogger(DemoLoader.class);

  /** Any number that no other advisory lock of this database has. */
  private static final long LOCK = 0xDE70;

  private final Publication publication;
  private final Gazetteer gazetteer;
  private final LocationRow.Queries locations;
  private final Clock clock;
  private final boolean demo;

  DemoLoader(
      Publication publication,
      Gazetteer gazetteer,
      LocationRow.Queries locations,
      Clock clock,
      @ConfigProperty(name = "consilium.demo") boolean demo) {
    this.publication = publication;
    this.gazetteer = gazetteer;
    this.locations = locations;
    this.clock = clock;
    this.demo = demo;
  }

  void start(@Observes StartupEvent start) {
    if (demo) {
      load();
    }
  }

  /**
   * Loads the network unless the directory has a location, or another replica is loading it now:
   * waiting for that one would only run into the statement timeout.
   *
   * @return whether this call loaded it
   */
  boolean load() {
    return QuarkusTransaction.joiningExisting().call(this::loadAlone);
  }

  private boolean loadAlone() {
    if (!locations.tryLock(LOCK) || locations.locationCount() > 0) {
      return false;
    }
    var begun = clock.instant();
    LOG.infof("event=demo-network-loading listings=%d", DemoNetwork.SIZE);
    var demo = DemoNetwork.of(gazetteer.zips(), begun);
    publication.publish(demo.payer(), demo.plans());
    publication.publish(demo.listings());
    LOG.infof(
        "event=demo-network-loaded listings=%d millis=%d",
        DemoNetwork.SIZE, Duration.between(begun, clock.instant()).toMillis());
    return true;
  }
}
