package health.consilium.faults;

import health.consilium.faults.Ledger.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A clinic's software that posts from several threads: mostly new observations, some once more,
 * some with another value under an id that is taken, and some that are wrong. What was not answered
 * it sends again under the same id, until it knows.
 */
final class Software implements AutoCloseable {
  /** How an observation goes out: the HTTP status of its answer. Fails when nothing came back. */
  @FunctionalInterface
  interface Way {
    int send(UUID id, int quantity) throws IOException;
  }

  private static final Path RECORDS = Path.of("target/faults");
  private static final int THREADS = 8;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Beyond the range of the scale. */
  private static final int WRONG = 4711;

  private static final int HIGHEST = 60;

  private final Way way;
  private final Ledger ledger;
  private final List<Thread> threads = new ArrayList<>();
  private final ConcurrentSkipListSet<Integer> unforeseen = new ConcurrentSkipListSet<>();
  private final AtomicInteger silences = new AtomicInteger();
  private volatile boolean working = true;

  private Software(Way way, Ledger ledger) {
    this.way = way;
    this.ledger = ledger;
  }

  /** Starts to post. */
  static Software start(String name, long seed, Way way) throws IOException {
    Files.createDirectories(RECORDS);
    var ledger = new Ledger(RECORDS.resolve(name + "-" + seed + ".ledger"));
    var software = new Software(way, ledger);
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
    for (var open = ledger.open(); !open.isEmpty(); open = ledger.open()) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError(open.size() + " observations stay unknown");
      }
      open.forEach(entry -> post(entry.id(), entry.quantity()));
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  @Override
  public void close() throws IOException {
    working = false;
    threads.forEach(Software::join);
    ledger.close();
  }

  private void work(Random random) {
    var sent = new ArrayList<UUID>();
    while (working) {
      int dice = random.nextInt(10);
      if (dice == 0) {
        post(id(random), WRONG);
      } else if (dice == 1 && !sent.isEmpty()) {
        repeat(sent.get(random.nextInt(sent.size())), random.nextBoolean());
      } else {
        var id = id(random);
        sent.add(id);
        post(id, random.nextInt(HIGHEST));
      }
    }
  }

  /** Only of what is known to be there is it sure that another value is none. */
  private void repeat(UUID id, boolean changed) {
    var entry = ledger.entries().get(id);
    if (entry != null && entry.isAcknowledged()) {
      post(id, changed ? entry.quantity() + 1 : entry.quantity());
    }
  }

  private void post(UUID id, int quantity) {
    var entry = ledger.sending(id, quantity);
    ledger.answered(entry, answer(id, quantity));
  }

  private Answer answer(UUID id, int quantity) {
    try {
      return read(way.send(id, quantity));
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
