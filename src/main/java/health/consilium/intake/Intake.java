package health.consilium.intake;

import health.consilium.access.Audit;
import health.consilium.access.Callers;
import health.consilium.access.Deed;
import health.consilium.platform.idempotency.Earlier;
import health.consilium.platform.idempotency.IdempotencyKey;
import health.consilium.platform.idempotency.Reply;
import health.consilium.platform.paging.Cursors;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import health.consilium.platform.paging.TimeKey;
import health.consilium.platform.problem.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;

/**
 * The door to what other registers know. A file is read to its end before anything of it reaches
 * the directory, and is then taken over in small transactions by whichever replica comes first
 * (docs/decisions/0141).
 */
@ApplicationScoped
public class Intake {
  static final String PATH = "/v1/imports";

  private static final int ACCEPTED = 202;
  private static final String RESOURCE = "import";
  private static final String QUERY = "imports";

  /** How often a follower is told. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final int REJECTIONS_AT_ONCE = 1_000;

  private final ImportTable table;
  private final Reception reception;
  private final ImportWorker worker;
  private final Callers callers;
  private final Audit audit;
  private final Cursors cursors;
  private final ExecutorService threads;

  Intake(
      ImportTable table,
      Reception reception,
      ImportWorker worker,
      Callers callers,
      Audit audit,
      Cursors cursors,
      @VirtualThreads ExecutorService threads) {
    this.table = table;
    this.reception = reception;
    this.worker = worker;
    this.callers = callers;
    this.audit = audit;
    this.cursors = cursors;
    this.threads = threads;
  }

  /**
   * Reads a file to its end, and has it taken over, once under that key (docs/decisions/0174).
   *
   * @return the import as it is then: failed when the file itself is wrong, else being applied, or
   *     what was made of the same file before
   * @throws Refusal 400 when a file that is sent again does not arrive whole; 403 when the caller
   *     does not run the network; 409 while the same file is being sent; 422 when the key was
   *     another file's
   */
  Reply receive(ImportFormat format, InputStream file, IdempotencyKey key) {
    var id = UUID.randomUUID();
    var sender = new Sender(callers.current().client(), key.value());
    var before = QuarkusTransaction.requiringNew().call(() -> begin(id, format, sender));
    if (before.isPresent()) {
      return again(before.get(), format, file);
    }
    reception.receive(id, format, file);
    threads.execute(worker::work);
    return answer(id, false);
  }

  private Optional<Import> begin(UUID id, ImportFormat format, Sender sender) {
    var network = callers.enterNetworkAndTellLater();
    var before = reception.begin(id, format, sender);
    audit.record(
        network,
        before
            .map(each -> Deed.read(RESOURCE, each.id()))
            .orElseGet(() -> Deed.write(RESOURCE, id)));
    return before;
  }

  private Reply again(Import before, ImportFormat format, InputStream file) {
    boolean same = reception.isFileOf(before.id(), file) && before.format() == format;
    return new Earlier(same, answer(before.id(), true)).again();
  }

  private Reply answer(UUID id, boolean replayed) {
    return new Reply(ACCEPTED, find(id), PATH + "/" + id, null, replayed);
  }

  /**
   * One import.
   *
   * @throws Refusal 403 as above; 404 when there is none of that id
   */
  public Import get(UUID id) {
    enter(Deed.read(RESOURCE, id));
    return find(id);
  }

  /**
   * One page of all imports, the newest first.
   *
   * @throws Refusal 403 as above
   */
  public Page<Import> list(PageQuery asked) {
    var before =
        asked
            .position(cursors, QUERY)
            .map(TimeKey::parse)
            .orElse(new TimeKey(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1)));
    var page =
        Page.cut(
            table.before(before, asked.limit().value() + 1),
            asked.limit(),
            last -> cursors.seal(QUERY, new TimeKey(last.begunAt(), last.id()).text()));
    enter(Deed.list(RESOURCE, page.items().size()));
    return page;
  }

  /**
   * One import, again and again until it has ended.
   *
   * @throws Refusal 403, 404 as above
   */
  public Multi<Import> follow(UUID id) {
    get(id);
    return Multi.createBy()
        .repeating()
        .uni(() -> Uni.createFrom().item(() -> find(id)).runSubscriptionOn(threads))
        .withDelay(PAUSE)
        .until(current -> current.state().isLast())
        .onCompletion()
        .continueWith(() -> List.of(find(id)));
  }

  /**
   * Which rows were rejected, in the order of the file.
   *
   * @throws Refusal 403, 404 as above
   */
  RejectionTable rejections(UUID id) {
    get(id);
    return new RejectionTable(after -> table.rejections(id, after, REJECTIONS_AT_ONCE));
  }

  private void enter(Deed deed) {
    QuarkusTransaction.requiringNew().run(() -> callers.enterNetwork(deed));
  }

  private Import find(UUID id) {
    return table.find(id).orElseThrow(() -> Refusal.notFound(RESOURCE));
  }
}
