package health.consilium.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.directory.Directory;
import health.consilium.directory.Registration;
import health.consilium.platform.csv.BrokenTable;
import health.consilium.platform.hash.Sha256;
import health.consilium.platform.idempotency.Idempotency;
import health.consilium.platform.idempotency.StillRunning;
import health.consilium.platform.json.StrictParser;
import health.consilium.platform.problem.Fault;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads a file while it is sent, and keeps what is to be taken over: of ten gigabytes a thirtieth.
 */
@Singleton
class Reception {
  private final ImportTable table;
  private final Directory directory;
  private final StrictParser parser;
  private final ObjectMapper json;
  private final Clock clock;
  private final Set<String> taxonomies;

  Reception(
      ImportTable table,
      Directory directory,
      StrictParser parser,
      ObjectMapper json,
      Clock clock,
      @ConfigProperty(name = "consilium.imports.taxonomies") List<String> taxonomies) {
    this.table = table;
    this.directory = directory;
    this.parser = parser;
    this.json = json;
    this.clock = clock;
    this.taxonomies = Set.copyOf(taxonomies);
  }

  /**
   * Begins it, unless the sender has begun it before under the same key.
   *
   * @return what it began before, whose file has arrived
   * @throws StillRunning while that file is being sent
   */
  Optional<Import> begin(UUID id, ImportFormat format, Sender sender) {
    var now = clock.instant();
    sender.request().ifPresent(request -> table.forget(request, now.minus(Idempotency.KEPT)));
    if (table.begin(id, format, sender, now)) {
      return Optional.empty();
    }
    var before = sender.request().flatMap(table::same);
    return Optional.of(
        before
            .filter(each -> each.state() != ImportState.RECEIVING)
            .orElseThrow(StillRunning::new));
  }

  /**
   * Whether that is, byte by byte, the file that was received; reads it to its end.
   *
   * @throws Refusal 400 when it does not arrive whole
   */
  boolean isFileOf(UUID id, InputStream body) {
    try {
      var digested = new DigestInputStream(body, Sha256.begin());
      return Arrays.equals(table.digest(id), digestOf(digested));
    } catch (IOException e) {
      throw new Refusal(
          Fault.at("", ProblemCode.MALFORMED_BODY, "did not arrive whole: send it again"));
    }
  }

  /** Of all of it, whatever was read before. */
  private static byte[] digestOf(DigestInputStream body) throws IOException {
    body.transferTo(OutputStream.nullOutputStream());
    return body.getMessageDigest().digest();
  }

  /** Ends with the import ready to be applied, or failed. */
  void receive(UUID id, ImportFormat format, InputStream body) {
    try {
      var digested = new DigestInputStream(body, Sha256.begin());
      read(id, opened(format, digested));
      byte[] digest = digestOf(digested);
      QuarkusTransaction.requiringNew().run(() -> table.received(id, digest, clock.instant()));
    } catch (BrokenTable broken) {
      fail(id, new ImportFault(broken.line(), broken.sentence()));
    } catch (IOException e) {
      fail(id, new ImportFault(null, "The file did not arrive whole: send it again."));
    } catch (RuntimeException e) {
      fail(id, new ImportFault(null, "The service failed while it read the file: send it again."));
      throw e;
    }
  }

  private void fail(UUID id, ImportFault fault) {
    QuarkusTransaction.requiringNew().run(() -> table.fail(id, fault, clock.instant()));
  }

  private ProviderFile opened(ImportFormat format, InputStream body) throws IOException {
    return switch (format) {
      case NPPES -> new NppesFile(body, taxonomies, directory);
      case REGISTRATIONS -> new RegistrationLines(body, parser, directory);
    };
  }

  private void read(UUID id, ProviderFile file) throws IOException {
    var batch = new Batch();
    while (file.readInto(batch)) {
      if (batch.isFull()) {
        keep(id, batch);
        batch = new Batch();
      }
    }
    keep(id, batch);
  }

  private void keep(UUID id, Batch batch) {
    var registrations = batch.staged().stream().map(row -> text(row.registration())).toList();
    boolean kept =
        QuarkusTransaction.requiringNew()
            .call(() -> table.stage(id, batch, registrations, clock.instant()));
    if (!kept) {
      throw new IllegalStateException("the import was given up while its file was still sent");
    }
  }

  private String text(Registration registration) {
    try {
      return json.writerFor(Registration.class).writeValueAsString(registration);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a registration can always be written", e);
    }
  }
}
