package health.consilium.faults;

import health.consilium.faults.Ledger.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A clinic's software that posts from several threads: mostly new observations, some once more,
 * some with another value under an id that is taken, some that are wrong, and batches; and that
 * amends what it has posted. What was not answered it sends again under the same id, until it
 * knows. Two that start with one seed send the same ids in the same order.
 */
final class Software implements AutoCloseable {
  /** How an observation goes out: the HTTP status of its answer. Fails when nothing came back. */
  interface Way {
    int post(UUID id, int quantity) throws IOException;

    /**
     * Sends many at once, of which all are stored or none is: 201 when they are new, 200 when
     * known.
     */
    int postAll(Map<UUID, Integer> quantities) throws IOException;

    /** Puts another value in the place of that version. */
    int amend(UUID id, int quantity, int version) throws IOException;
  }

  /** Something that is sent, and answered by a status. */
  @FunctionalInterface
  private interface Request {
    int status() throws IOException;
  }

  private static final Path RECORDS = Path.of("target/faults");
  private static final int THREADS = 4;

  /** Before it lets a thing rest until the end. */
  private static final int ATTEMPTS = 3;

  /** Lines of a batch. */
  private static final int MANY = 50;

  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Beyond the range of the scale. */
  private static final int WRONG = 4711;

  /** So many different values has each clinic, and no other. */
  static final int VALUES = 30;

  private final Way way;
  private final int lowest;
  private final Ledger ledger;
  private final List<Thread> threads = new ArrayList<>();
  private final ConcurrentSkipListSet<Integer> unforeseen = new ConcurrentSkipListSet<>();
  private final Queue<Map<UUID, Integer>> batchesOpen = new ConcurrentLinkedQueue<>();
  private final AtomicInteger silences = new AtomicInteger();
  private volatile boolean working = true;

  private Software(Way way, int lowest, Ledger ledger) {
    this.way = way;
    this.lowest = lowest;
    this.ledger = ledger;
  }

  /**
   * Starts to post.
   *
   * @param lowest of the values that it sends
   */
  static Software start(String name, long seed, int lowest, Way way) throws IOException {
    Files.createDirectories(RECORDS);
    var ledger = new Ledger(RECORDS.resolve("%s-%d-%d.ledger".formatted(name, seed, lowest)));
    var software = new Software(way, lowest, ledger);
    for (int i = 0; i < THREADS; i++) {
      var random = new Random(seed * THREADS + i);
      software.threads.add(Thread.ofPlatform().start(() -> software.work(random)));
    }
    return software;
  }

  Ledger ledger() {
    return ledger;
  }

  /** What a status says; one that no observation should meet is kept. */
  private Answer read(int status) {
    return switch (status) {
      case 201 -> Answer.CREATED;
      case 200 -> Answer.KNOWN;
      case 409 -> Answer.CONFLICT;
      case 422 -> Answer.REFUSED;
      case 503 -> Answer.UNKNOWN;
      case 404, 412 -> {
        unforeseen.add(status); // what was acknowledged is there, at the version that it has
        yield Answer.REFUSED;
      }
      default -> {
        unforeseen.add(status);
        yield Answer.UNKNOWN;
      }
    };
  }

  /** Statuses that were answered and should not have been. */
  List<Integer> unforeseen() {
    return List.copyOf(unforeseen);
  }

  /** How many requests were not answered at all. */
  int silences() {
    return silences.get();
  }

  /** Stops posting, and sends what is not known again until all is. */
  void settle() {
    working = false;
    threads.forEach(Software::join);
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!ledger.open().isEmpty() || !ledger.amendmentsOpen().isEmpty()) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("some observations stay unknown");
      }
      settleBatches();
      ledger.open().forEach(entry -> post(entry.id(), entry.posted()));
      ledger.amendmentsOpen().forEach(entry -> amend(entry, entry.amendment().orElseThrow()));
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** As batches: what is there of one that was cut off is all of it, or nothing. */
  private void settleBatches() {
    for (var batch = batchesOpen.poll(); batch != null; batch = batchesOpen.poll()) {
      postAll(batch);
    }
  }

  @Override
  public void close() throws IOException {
    working = false;
    threads.forEach(Software::join);
    ledger.close();
  }

  /** Draws its random numbers whatever was answered. */
  private void work(Random random) {
    var sent = new ArrayList<UUID>();
    while (working) {
      int dice = random.nextInt(10);
      if (dice == 0) {
        post(id(random), WRONG);
      } else if (dice == 1 && !sent.isEmpty()) {
        repeat(sent.get(random.nextInt(sent.size())), random.nextBoolean());
      } else if (dice <= 3 && !sent.isEmpty()) {
        change(sent.get(random.nextInt(sent.size())), value(random));
      } else if (dice == 4) {
        var batch = batch(random);
        sent.addAll(batch.keySet());
        postAll(batch);
      } else {
        var id = id(random);
        sent.add(id);
        post(id, value(random));
      }
    }
  }

  private Map<UUID, Integer> batch(Random random) {
    var batch = new LinkedHashMap<UUID, Integer>();
    for (int i = 0; i < MANY; i++) {
      batch.put(id(random), value(random));
    }
    return batch;
  }

  private int value(Random random) {
    return lowest + random.nextInt(VALUES);
  }

  /** Only of what is known to be there is it sure that another value is none. */
  private void repeat(UUID id, boolean changed) {
    var entry = ledger.entries().get(id);
    if (entry != null && entry.isAcknowledged()) {
      post(id, changed ? entry.posted() + 1 : entry.posted());
    }
  }

  private void change(UUID id, int quantity) {
    var entry = ledger.entries().get(id);
    if (entry != null && entry.isAcknowledged() && entry.amendment().isEmpty()) {
      amend(entry, quantity == entry.quantity() ? other(quantity) : quantity);
    }
  }

  /** What is amended to the same is no new version. */
  private int other(int quantity) {
    return lowest + (quantity + 1) % VALUES;
  }

  private void post(UUID id, int quantity) {
    var answer = Answer.UNKNOWN;
    for (int i = 0; i < ATTEMPTS && answer == Answer.UNKNOWN; i++) {
      var entry = ledger.sending(id, quantity);
      answer = answer(() -> way.post(id, quantity));
      ledger.answered(entry, answer);
    }
  }

  private void postAll(Map<UUID, Integer> batch) {
    var answer = Answer.UNKNOWN;
    for (int i = 0; i < ATTEMPTS && answer == Answer.UNKNOWN; i++) {
      var entries = new ArrayList<Ledger.Entry>();
      batch.forEach((id, quantity) -> entries.add(ledger.sending(id, quantity)));
      var now = answer(() -> way.postAll(batch));
      entries.forEach(entry -> ledger.answered(entry, now));
      answer = now;
    }
    if (answer == Answer.UNKNOWN) {
      batchesOpen.add(batch);
    }
  }

  private void amend(Ledger.Entry entry, int quantity) {
    var answer = Answer.UNKNOWN;
    for (int i = 0; i < ATTEMPTS && answer == Answer.UNKNOWN; i++) {
      ledger.amending(entry, quantity);
      answer = answer(() -> way.amend(entry.id(), quantity, entry.version()));
      ledger.amended(entry, answer);
    }
  }

  private Answer answer(Request request) {
    try {
      return read(request.status());
    } catch (IOException nothing) {
      silences.incrementAndGet();
      LockSupport.parkNanos(PAUSE.toNanos());
      return Answer.UNKNOWN;
    }
  }

  private static UUID id(Random random) {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
