package health.consilium.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.platform.paging.Cursors;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import health.consilium.platform.problem.Refusal;
import health.consilium.platform.problem.Tombstone;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;

/**
 * Every version of every resource. Whoever writes the directory holds its counter until the commit:
 * so the numbers of the changes have no gaps and are in the order of the commits, and what a writer
 * has checked stays true until it is stored. See docs/decisions/0040.
 */
@Singleton
class Journal {
  /** Told inside a transaction that may write the directory. */
  record Opened() {}

  private final EntityManager session;
  private final DirectoryVersionRow.Queries versions;
  private final Cursors cursors;
  private final ObjectMapper json;
  private final Event<Opened> opened;

  Journal(
      EntityManager session,
      DirectoryVersionRow.Queries versions,
      Cursors cursors,
      ObjectMapper json,
      Event<Opened> opened) {
    this.session = session;
    this.versions = versions;
    this.cursors = cursors;
    this.json = json;
    this.opened = opened;
  }

  /** Waits until no other transaction writes the directory. To be called before it is read. */
  void open() {
    counter();
    opened.fire(new Opened());
  }

  /** Keeps a version that was just written. */
  void record(Kind<?, ?> kind, Entry entry, Author author) {
    var row = DirectoryVersionRow.of(kind.collection(), Stamp.of(entry), author);
    row.resource = text(entry);
    add(row);
  }

  /** Keeps that a resource was deleted, which is the last version of it, and what stands for it. */
  void bury(Kind<?, ?> kind, Stamp stamp, Optional<UUID> successor, Author author) {
    var row = DirectoryVersionRow.of(kind.collection(), stamp, author);
    row.mergedInto = successor.orElse(null);
    add(row);
  }

  /** What stands for it since it was deleted; empty when nothing does. */
  Optional<UUID> successor(Kind<?, ?> kind, UUID id) {
    return versions
        .deletion(kind.collection(), id)
        .flatMap(row -> Optional.ofNullable(row.mergedInto));
  }

  /** Who deleted it and when; empty when nobody did. */
  Optional<Tombstone> tombstone(Kind<?, ?> kind, UUID id) {
    return versions
        .deletion(kind.collection(), id)
        .map(row -> new Tombstone(row.recordedAt, new Keeper(row.clinic).name()));
  }

  /** One page of its versions, the newest first; none when it never was. */
  Page<Revision> versions(Kind<?, ?> kind, UUID id, PageQuery asked) {
    String query = "versions " + kind.collection() + " " + id;
    int before = asked.position(cursors, query).map(Integer::valueOf).orElse(Integer.MAX_VALUE);
    var rows =
        versions.revisionsBefore(
            kind.collection(),
            id,
            before,
            org.hibernate.query.Page.first(asked.limit().value() + 1));
    return Page.cut(
        rows.stream().map(DirectoryVersionRow::toRevision).toList(),
        asked.limit(),
        last -> cursors.seal(query, Integer.toString(last.version())));
  }

  /**
   * One version of it.
   *
   * @throws Refusal 404 when it has none of that number
   */
  Revision version(Kind<?, ?> kind, UUID id, int version) {
    return versions
        .revision(kind.collection(), id, version)
        .map(DirectoryVersionRow::toRevision)
        .orElseThrow(() -> Refusal.notFound("version of this " + kind.noun()));
  }

  private void add(DirectoryVersionRow row) {
    row.change = ++counter().change;
    session.persist(row);
  }

  /** Reads and locks it once in a transaction; from then on the session has it. */
  private DirectoryCounterRow counter() {
    return session.find(
        DirectoryCounterRow.class, DirectoryCounterRow.ONLY, LockModeType.PESSIMISTIC_WRITE);
  }

  private String text(Entry entry) {
    try {
      return json.writeValueAsString(entry);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
