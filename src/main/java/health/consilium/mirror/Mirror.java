package health.consilium.mirror;

import health.consilium.platform.paging.Limit;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import health.consilium.platform.problem.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The door to keeping a copy of the directory. Writers number their changes one after the other and
 * commit in that order (docs/decisions/0040), so a reader never sees a change before one with a
 * smaller number: whoever has applied all up to one number has missed none.
 */
@ApplicationScoped
public class Mirror {
  /** How often a follower looks for what is new. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final Duration RETRY = Duration.ofMinutes(1);
  private static final int BATCH = 500;
  private static final int MOST_FOLLOWERS = 200;

  private final Semaphore followers = new Semaphore(MOST_FOLLOWERS);
  private final ChangeRow.Queries changes;
  private final Exports exports;
  private final ExecutorService threads;

  Mirror(ChangeRow.Queries changes, Exports exports, @VirtualThreads ExecutorService threads) {
    this.changes = changes;
    this.exports = exports;
    this.threads = threads;
  }

  /**
   * The changes after that one, in order. Nothing is ever too old: all are kept.
   *
   * @param since the last change that the caller knows; 0 for none
   * @throws Refusal 400 when there is no such change yet, so that the caller's copy is of another
   *     directory
   */
  @Transactional
  public Page<Change> changes(long since, Limit limit) {
    requireMade(since);
    return Page.cut(after(since, limit.value() + 1), limit);
  }

  /**
   * The changes after that one, in order, and from then on each within a second or two of its
   * commit. It ends when nobody listens.
   *
   * @throws Refusal 400 as above; 503 while too many follow
   */
  @Transactional
  public Multi<Change> follow(long since) {
    requireMade(since);
    if (!followers.tryAcquire()) {
      throw Refusal.unavailable("Too many follow the changes now: try again.", RETRY);
    }
    return Multi.createBy()
        .repeating()
        .uni(() -> new AtomicLong(since), this::next)
        .withDelay(PAUSE)
        .indefinitely()
        .onItem()
        .<Change>disjoint()
        .onTermination()
        .invoke(() -> followers.release());
  }

  /** One page of the exports that are complete, the newest first. */
  public Page<Export> exports(PageQuery asked) {
    return exports.page(asked);
  }

  /**
   * The newest export.
   *
   * @throws Refusal 404 while there is none
   */
  public Export latestExport() {
    return exports.latest();
  }

  /**
   * The export of that day.
   *
   * @throws Refusal 404 when there is none, or no longer
   */
  public Export export(LocalDate date) {
    return exports.on(date);
  }

  /**
   * One file of the export of that day.
   *
   * @throws Refusal 404 when there is none of that name, or no longer
   */
  public Download exportedFile(LocalDate date, String name) {
    return exports.file(date, name);
  }

  private Uni<List<Change>> next(AtomicLong known) {
    return Uni.createFrom().item(() -> batch(known)).runSubscriptionOn(threads);
  }

  private List<Change> batch(AtomicLong known) {
    var batch = QuarkusTransaction.requiringNew().call(() -> after(known.get(), BATCH));
    if (!batch.isEmpty()) {
      known.set(batch.getLast().change());
    }
    return batch;
  }

  private List<Change> after(long since, int most) {
    return changes.after(since, org.hibernate.query.Page.first(most)).stream()
        .map(ChangeRow::toChange)
        .toList();
  }

  private void requireMade(long since) {
    if (since < 0 || since > changes.last()) {
      throw Refusal.parameter(
          "since", "must be the number of a change that was made, or 0: begin anew with 0");
    }
  }
}
