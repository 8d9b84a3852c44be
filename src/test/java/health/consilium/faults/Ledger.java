package health.consilium.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What a clinic's software keeps of what it sends: each observation before it goes out, and then
 * what was answered. It is in a file too, line by line, for whoever has to understand a run.
 */
final class Ledger implements AutoCloseable {
  /** What an answer says of an observation. */
  enum Answer {
    /** Stored by this request. */
    CREATED,
    /** Stored by an earlier one. */
    KNOWN,
    /** Refused for ever. */
    REFUSED,
    /** Another body under an id that is taken. */
    CONFLICT,
    /** Nothing was said, or that it may be tried again. */
    UNKNOWN
  }

  /** One observation: as it was first sent, and what became of it since. */
  static final class Entry {
    private final UUID id;
    private final int posted;
    private final AtomicInteger created = new AtomicInteger();
    private final AtomicInteger version = new AtomicInteger(1);
    private volatile boolean acknowledged;
    private volatile boolean refused;
    private volatile boolean unknown;
    private volatile int quantity;
    private volatile @Nullable Integer amendment;

    private Entry(UUID id, int posted) {
      this.id = id;
      this.posted = posted;
      this.quantity = posted;
    }

    UUID id() {
      return id;
    }

    /** What was posted at first. */
    int posted() {
      return posted;
    }

    /** What it is now, by the last amendment that was confirmed. */
    int quantity() {
      return quantity;
    }

    /** How many versions are confirmed. */
    int version() {
      return version.get();
    }

    /** What its next version is to be, where an amendment is not confirmed yet. */
    OptionalInt amendment() {
      var open = amendment;
      return open == null ? OptionalInt.empty() : OptionalInt.of(open);
    }

    boolean isAcknowledged() {
      return acknowledged;
    }

    boolean isRefused() {
      return refused && !acknowledged;
    }

    /** How many answers said that they have stored it. */
    int created() {
      return created.get();
    }
  }

  private final Map<UUID, Entry> entries = new ConcurrentHashMap<>();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final AtomicInteger amendments = new AtomicInteger();
  private final Writer file;

  Ledger(Path path) throws IOException {
    file = Files.newBufferedWriter(path);
  }

  Entry sending(UUID id, int quantity) {
    write("send " + id + " " + quantity);
    return entries.computeIfAbsent(id, fresh -> new Entry(fresh, quantity));
  }

  void answered(Entry entry, Answer answer) {
    write(answer + " " + entry.id());
    switch (answer) {
      case CREATED -> {
        entry.created.incrementAndGet();
        entry.acknowledged = true;
      }
      case KNOWN -> entry.acknowledged = true;
      case REFUSED -> entry.refused = true;
      case CONFLICT -> {}
      case UNKNOWN -> unanswered.incrementAndGet();
    }
    entry.unknown = answer == Answer.UNKNOWN;
  }

  void amending(Entry entry, int quantity) {
    write("amend " + entry.id() + " to version " + (entry.version() + 1) + " " + quantity);
    entry.amendment = quantity;
  }

  void amended(Entry entry, Answer answer) {
    write(answer + " " + entry.id());
    switch (answer) {
      case KNOWN -> {
        entry.quantity = entry.amendment().orElseThrow();
        entry.version.incrementAndGet();
        entry.amendment = null;
        amendments.incrementAndGet();
      }
      case UNKNOWN -> unanswered.incrementAndGet();
      case CREATED, REFUSED, CONFLICT -> entry.amendment = null;
    }
  }

  Map<UUID, Entry> entries() {
    return entries;
  }

  /** What has to be posted again, to know. */
  List<Entry> open() {
    return entries.values().stream().filter(entry -> entry.unknown).toList();
  }

  /** What has to be amended again, to know. */
  List<Entry> amendmentsOpen() {
    return entries.values().stream().filter(entry -> entry.amendment().isPresent()).toList();
  }

  long acknowledged() {
    return entries.values().stream().filter(Entry::isAcknowledged).count();
  }

  int amendments() {
    return amendments.get();
  }

  /** How many requests were not answered, or told to try again. */
  int unanswered() {
    return unanswered.get();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void write(String line) {
    synchronized (file) {
      try {
        file.write(line + "\n");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
