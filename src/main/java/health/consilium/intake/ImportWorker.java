package health.consilium.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.directory.Directory;
import health.consilium.directory.Registration;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Takes over what was received, some hundred rows to a transaction, which also takes them out of
 * the table: whoever is killed leaves the rest, and nothing is done twice. All replicas look; one
 * at a time does it.
 */
@ApplicationScoped
class ImportWorker {
  private static final Logger LOG = Logger.getLogger(ImportWorker.class);

  /** Other writers of the directory wait for one transaction: some tenths of a second. */
  private static final int ROWS = 500;

  /** Whoever receives a file says so far more often, unless its sender pauses as long. */
  private static final Duration FORSAKEN = Duration.ofMinutes(10);

  private final ImportTable table;
  private final Directory directory;
  private final ObjectMapper json;
  private final Clock clock;

  ImportWorker(ImportTable table, Directory directory, ObjectMapper json, Clock clock) {
    this.table = table;
    this.directory = directory;
    this.json = json;
    this.clock = clock;
  }

  /** Goes on with what another replica, or this one before it was restarted, has left. */
  @Scheduled(every = "{consilium.imports.every}", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void keepUp() {
    QuarkusTransaction.requiringNew().run(this::giveUpForsaken);
    work();
  }

  /** Until nothing is left, or somebody else is at it. */
  void work() {
    boolean more = true;
    while (more) {
      more = step();
    }
  }

  /** Takes some rows over, or completes the import that has none left. */
  boolean step() {
    return QuarkusTransaction.requiringNew()
        .call(() -> table.takeTurn() && table.applying().map(this::proceed).orElse(false));
  }

  private boolean proceed(Import current) {
    var rows = table.take(current.id(), ROWS).stream().map(this::registration).toList();
    if (rows.isEmpty()) {
      table.complete(current.id(), clock.instant());
      LOG.infof("event=import-completed id=%s rows=%d", current.id(), current.rows());
      return true;
    }
    var enrolled = directory.enroll(rows, table.client(current.id()));
    table.apply(current.id(), rows.size(), enrolled, clock.instant());
    return true;
  }

  private void giveUpForsaken() {
    var now = clock.instant();
    var fault = new ImportFault(null, "The file did not arrive whole: send it again.");
    table.forsaken(now.minus(FORSAKEN)).forEach(each -> table.fail(each.id(), fault, now));
  }

  private Registration registration(String text) {
    try {
      return json.readValue(text, Registration.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row that was kept is no registration", e);
    }
  }
}
