package health.consilium.mirror;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.platform.sql.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Takes one export a day. All replicas try; one at a time makes the next file, each in a
 * transaction of its own, so that whoever comes after one that was killed goes on behind its last
 * whole file. All files show the directory after one and the same change (docs/decisions/0140).
 */
@ApplicationScoped
class Exporter {
  private static final Logger LOG = Logger.getLogger(Exporter.class);

  /** For one file, which of a million locations takes a minute. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  private static final int BUFFER_BYTES = 1 << 16;

  private final ExportTable table;
  private final Database database;
  private final ObjectMapper json;
  private final Clock clock;
  private final Period kept;

  Exporter(
      ExportTable table,
      Database database,
      ObjectMapper json,
      Clock clock,
      @ConfigProperty(name = "consilium.exports.kept") Period kept) {
    this.table = table;
    this.database = database;
    this.json = json;
    this.clock = clock;
    this.kept = kept;
  }

  /** Takes today's, finishes what was begun, and deletes what is too old. */
  @Scheduled(
      every = "{consilium.exports.every}",
      delayed = "30s",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void keepUp() {
    var now = clock.instant();
    var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    take(today, now);
    expire(today.minus(kept));
  }

  /** Takes that day's export, unless it was taken, and finishes what was begun before. */
  void take(LocalDate date, Instant now) {
    begin(date, now);
    boolean more = true;
    while (more) {
      more = proceed();
    }
  }

  /** From then on it is told after which change its files show the directory. */
  void begin(LocalDate date, Instant now) {
    inTurn(() -> table.begin(date, now) > 0);
  }

  /** Makes one file, or completes the export that lacks none; false when nothing is to be done. */
  boolean proceed() {
    return inTurn(() -> table.unfinished().map(this::proceed).orElse(false));
  }

  /** Deletes those from before that day, but for the newest of all. */
  void expire(LocalDate date) {
    inTurn(() -> table.expire(date) > 0);
  }

  private boolean proceed(Export export) {
    var missing = export.missing();
    missing.ifPresentOrElse(part -> make(export, part), () -> complete(export));
    return true;
  }

  private void make(Export export, ExportPart part) {
    var records = new AtomicLong();
    var layout = Layout.of(part, json);
    var output = new ExportOutput(piece -> table.keep(export.date(), part.name(), piece));
    try (var file = opened(output, part.form())) {
      write(file, layout.head());
      table.read(
          part.collection().path(),
          export.change(),
          resource -> write(file, layout.record(resource, records.getAndIncrement())));
      write(file, layout.foot());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    table.keep(
        export.date(), part.file(export.date(), records.get(), output.bytes(), output.digest()));
  }

  private void complete(Export export) {
    table.complete(export.date(), clock.instant());
    LOG.infof("event=export-completed date=%s change=%d", export.date(), export.change());
  }

  /** Does it in a transaction; false when somebody else is at it, or nothing was to be done. */
  private boolean inTurn(BooleanSupplier work) {
    return QuarkusTransaction.requiringNew()
        .timeout((int) PATIENCE.toSeconds())
        .call(() -> database.patiently(PATIENCE, connection -> takeTurn() && work.getAsBoolean()));
  }

  private boolean takeTurn() {
    boolean taken = table.takeTurn();
    if (!taken) {
      LOG.debug("event=export-left-to-another-replica");
    }
    return taken;
  }

  private static OutputStream opened(ExportOutput output, ExportForm form) throws IOException {
    return new BufferedOutputStream(
        form.compressed() ? new GZIPOutputStream(output, BUFFER_BYTES) : output, BUFFER_BYTES);
  }

  private static void write(OutputStream file, String text) {
    try {
      file.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
