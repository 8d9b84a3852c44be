package health.consilium.directory;

import health.consilium.platform.problem.Refusal;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Writes versions, inside the transaction of whoever has opened the {@link Journal}: each into the
 * table of its {@link Kind} and into the journal, and tells {@link ListingsChanged}.
 */
@Singleton
class Scribe {
  private final Journal journal;
  private final CorrectionTable corrections;
  private final EntityManager session;
  private final Event<ListingsChanged> changes;
  private final Clock clock;

  Scribe(
      Journal journal,
      CorrectionTable corrections,
      EntityManager session,
      Event<ListingsChanged> changes,
      Clock clock) {
    this.journal = journal;
    this.corrections = corrections;
    this.session = session;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * The first version of what was written, which is kept by whoever keeps what it belongs to, else
   * by its author.
   *
   * @throws Refusal 403 when what it belongs to is not the author's, 422 when it breaks a rule
   */
  <T extends Entry, N> T create(Kind<T, N> kind, UUID id, N written, Author author) {
    var entry = entry(kind, Stamp.before(id, clock.instant()).next(clock.instant()), written);
    requireRight(kind, entry, author);
    kind.check(entry, author);
    kind.insert(entry, kind.keeper(entry).orElse(author.keeper()));
    journal.record(kind, entry, author);
    tell(kind.places(entry));
    return entry;
  }

  /**
   * The next version, unless the current one says the same.
   *
   * @throws Refusal 403 when it is not the author's, or would not be; 412, 422, 428
   */
  <T extends Entry, N> T change(Kind<T, N> kind, T current, Write<N> write, Author author) {
    requireRight(kind, current, author);
    if (entry(kind, Stamp.of(current), write.wanted()).equals(current)) {
      return current;
    }
    write.ifMatch().require(current.version());
    var next = entry(kind, Stamp.of(current).next(clock.instant()), write.wanted());
    requireRight(kind, next, author);
    kind.check(next, author);
    replace(kind, current, next, author);
    return next;
  }

  /** The next version, which says the same and has that verification. */
  <T extends Entry, N> T verify(Kind<T, N> kind, T current, Verification as, Author author) {
    var next =
        kind.entry(Stamp.of(current).verified(as).next(clock.instant()), kind.written(current));
    replace(kind, current, next, author);
    return next;
  }

  /**
   * Waits for whoever reports it, so that no report is made of what is gone. To be called before
   * the journal is opened, which keeps all other writers waiting.
   */
  void awaitReports(UUID id) {
    corrections.takeTurn(id);
  }

  /**
   * Its last version: that it was deleted, and what stands for it. Nobody has to judge any more
   * what was said of it.
   *
   * @throws Refusal 409 while others need it
   */
  <T extends Entry> void delete(
      Kind<T, ?> kind, T current, Optional<UUID> successor, Author author) {
    var places = kind.places(current);
    kind.delete(current);
    journal.bury(kind, Stamp.of(current).next(clock.instant()), successor, author);
    corrections.dismiss(kind.collection(), current.id(), clock.instant());
    tell(places);
  }

  /**
   * @throws Refusal 403 when it is not the author's
   */
  <T extends Entry> void requireRight(Kind<T, ?> kind, T entry, Author author) {
    kind.keeper(entry).ifPresent(author::requireRightOver);
  }

  private <T extends Entry> void replace(Kind<T, ?> kind, T current, T next, Author author) {
    var places = new HashSet<>(kind.places(current));
    kind.update(next);
    journal.record(kind, next, author);
    places.addAll(kind.places(next));
    tell(places);
  }

  private static <T extends Entry, N> T entry(Kind<T, N> kind, Stamp stamp, N written) {
    try {
      var entry = kind.entry(stamp, written);
      DeaNumbers.requireNoneIn(entry);
      return entry;
    } catch (Refusal.Invalid broken) {
      throw broken.inBody();
    }
  }

  /** Who is told may look with a statement of its own, for which Hibernate would not flush. */
  private void tell(Set<UUID> places) {
    session.flush();
    if (!places.isEmpty()) {
      changes.fire(new ListingsChanged(places));
    }
  }
}
