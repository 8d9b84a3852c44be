package health.consilium.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What is to be written for some registrations, and what became of each. */
final class EnrollmentSheet {
  private record Line<T extends Entry>(Kind<T, ?> kind, T entry) {
    void insert() {
      kind.insert(entry, Keeper.NETWORK);
    }

    void update() {
      kind.update(entry);
    }

    void record(Journal journal, Author author) {
      journal.record(kind, entry, author);
    }
  }

  private final Instant now;
  private final List<Line<?>> created = new ArrayList<>();
  private final List<Line<?>> changed = new ArrayList<>();
  private final Set<UUID> places = new HashSet<>();
  private Enrolled counts = Enrolled.NONE;

  EnrollmentSheet(Instant now) {
    this.now = now;
  }

  /** What the directory says of something that is new. */
  Stamp newStamp() {
    return Stamp.before(UUID.randomUUID(), now).next(now);
  }

  <T extends Entry> void create(Kind<T, ?> kind, T entry) {
    created.add(new Line<>(kind, entry));
  }

  /**
   * Writes the next version of something, if it says anything new.
   *
   * @return whether it did
   */
  <T extends Entry> boolean change(Kind<T, ?> kind, T old, Revised<T> revised) {
    if (revised.by(Stamp.of(old)).equals(old)) {
      return false;
    }
    changed.add(new Line<>(kind, revised.by(Stamp.of(old).next(now))));
    places.addAll(kind.places(old));
    return true;
  }

  /** How something is to look under a stamp. */
  @FunctionalInterface
  interface Revised<T> {
    T by(Stamp stamp);
  }

  void count(Enrolled more) {
    counts = counts.and(more);
  }

  Enrolled counts() {
    return counts;
  }

  /** Where the listings may have changed. */
  Set<UUID> places() {
    return places;
  }

  /** One table after the other, so that each is filled by batches. */
  void write(Journal journal, Author author) {
    // from practitioners back to locations: what is named comes before what names it
    created.sort(Comparator.comparing((Line<?> line) -> line.kind().collection()).reversed());
    created.forEach(Line::insert);
    changed.forEach(Line::update);
    Stream.concat(created.stream(), changed.stream()).forEach(line -> line.record(journal, author));
  }
}
