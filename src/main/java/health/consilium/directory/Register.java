package health.consilium.directory;

import health.consilium.access.Callers;
import health.consilium.platform.http.IfMatch;
import health.consilium.platform.http.Stored;
import health.consilium.platform.idempotency.Attempt;
import health.consilium.platform.idempotency.Idempotency;
import health.consilium.platform.idempotency.IdempotencyKey;
import health.consilium.platform.idempotency.Reply;
import health.consilium.platform.json.MergePatch;
import health.consilium.platform.json.StrictParser;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import health.consilium.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads and writes the resources of every {@link Kind}. Each write is one transaction, in which the
 * {@link Scribe} writes the version; a refused one changes nothing.
 */
@ApplicationScoped
class Register {
  private final Callers callers;
  private final Idempotency idempotency;
  private final Journal journal;
  private final Keyset keyset;
  private final StrictParser parser;
  private final Scribe scribe;

  Register(
      Callers callers,
      Idempotency idempotency,
      Journal journal,
      Keyset keyset,
      StrictParser parser,
      Scribe scribe) {
    this.callers = callers;
    this.idempotency = idempotency;
    this.journal = journal;
    this.keyset = keyset;
    this.parser = parser;
    this.scribe = scribe;
  }

  /** One page of that owner's resources, or of all, by id. */
  @Transactional
  <T extends Entry> Page<T> list(Kind<T, ?> kind, Optional<UUID> owner, PageQuery asked) {
    var place = keyset.open(kind.collection() + " " + owner, asked);
    return keyset.cut(place, kind.page(place, owner), Entry::id);
  }

  /**
   * One resource.
   *
   * @throws Refusal 404 when it never was, 410 when it was deleted
   */
  @Transactional
  <T extends Entry> T get(Kind<T, ?> kind, UUID id) {
    return kind.find(id).orElseThrow(() -> missing(kind, id));
  }

  /**
   * What is found under an id: the resource, or the one that stands for it.
   *
   * @throws Refusal 404 when it never was, 410 when it was deleted
   */
  @Transactional
  <T extends Entry> Sighting<T> look(Kind<T, ?> kind, UUID id) {
    String root = "/v1/" + kind.collection() + "/";
    var entry = kind.find(id);
    var successor = entry.isPresent() ? Optional.<UUID>empty() : journal.successor(kind, id);
    if (entry.isEmpty() && successor.isEmpty()) {
      throw missing(kind, id);
    }
    return new Sighting<>(entry, root + successor.orElse(id));
  }

  /**
   * One page of a resource's versions, the newest first, its deletion included.
   *
   * @throws Refusal 404 when it never was
   */
  @Transactional
  Page<Revision> versions(Kind<?, ?> kind, UUID id, PageQuery asked) {
    var page = journal.versions(kind, id, asked);
    if (page.items().isEmpty()) {
      requireKnown(kind, id);
    }
    return page;
  }

  /**
   * Passes over what is there, or was until it was deleted.
   *
   * @throws Refusal 404 when it never was
   */
  @Transactional
  void requireKnown(Kind<?, ?> kind, UUID id) {
    if (kind.find(id).isEmpty() && journal.tombstone(kind, id).isEmpty()) {
      throw Refusal.notFound(kind.noun());
    }
  }

  /**
   * One version of a resource.
   *
   * @throws Refusal 404 when it has none of that number
   */
  @Transactional
  Revision version(Kind<?, ?> kind, UUID id, int version) {
    return journal.version(kind, id, version);
  }

  /**
   * Creates a resource under a new random id, once under that key.
   *
   * @throws Refusal 403 when what it belongs to is not the caller's; 409, 422 as {@link
   *     Idempotency} says, and 422 when it breaks a rule
   */
  @Transactional
  <T extends Entry, N> Reply create(Kind<T, N> kind, N written, IdempotencyKey key) {
    var author = Author.of(callers.admitted());
    String path = "/v1/" + kind.collection();
    var attempt = new Attempt(key.value(), author.client(), "POST " + path, written);
    return idempotency.once(
        attempt,
        () -> {
          journal.open();
          var entry = scribe.create(kind, UUID.randomUUID(), written, author);
          return new Idempotency.Creation(path + "/" + entry.id(), entry);
        });
  }

  /**
   * Creates a resource, or replaces the version that {@code ifMatch} names; an identical one is
   * left as it is and needs no precondition.
   *
   * @throws Refusal 403 when it is not the caller's, 410 when it was deleted; 412, 422, 428
   */
  @Transactional
  <T extends Entry, N> Stored<T> put(Kind<T, N> kind, UUID id, Write<N> write) {
    var author = author();
    var current = kind.find(id);
    if (current.isPresent()) {
      return new Stored<>(scribe.change(kind, current.get(), write, author), false);
    }
    refuseDeleted(kind, id);
    write.ifMatch().requireNothing();
    return new Stored<>(scribe.create(kind, id, write.wanted(), author), true);
  }

  /**
   * Changes what the patch names and leaves the rest.
   *
   * @throws Refusal 403 when it is not the caller's; 400, 404, 410, 412, 422, 428
   */
  @Transactional
  <T extends Entry, N> T patch(Kind<T, N> kind, UUID id, Write<MergePatch> write) {
    var author = author();
    var current = get(kind, id);
    scribe.requireRight(kind, current, author);
    write.ifMatch().require(current.version());
    var wanted = parser.patched(kind.written(current), write.wanted());
    return scribe.change(kind, current, new Write<>(wanted, write.ifMatch()), author);
  }

  /**
   * Deletes a resource; what is left says who did it and when, and leads to what stands for it.
   *
   * @throws Refusal 403 when it is not the caller's, 409 while others need it, 400 when what is to
   *     stand for it is not there; 404, 410, 412, 428
   */
  @Transactional
  void delete(Kind<?, ?> kind, UUID id, Optional<UUID> successor, IfMatch ifMatch) {
    deleteOne(kind, id, successor, ifMatch);
  }

  private <T extends Entry> void deleteOne(
      Kind<T, ?> kind, UUID id, Optional<UUID> successor, IfMatch ifMatch) {
    scribe.awaitReports(id);
    var author = author();
    var current = get(kind, id);
    scribe.requireRight(kind, current, author);
    ifMatch.require(current.version());
    successor.ifPresent(other -> requireOther(kind, id, other));
    scribe.delete(kind, current, successor, author);
  }

  private static void requireOther(Kind<?, ?> kind, UUID id, UUID other) {
    if (other.equals(id) || kind.find(other).isEmpty()) {
      throw Refusal.parameter(
          Successor.NAME, "must be another resource of the same collection that is there");
    }
  }

  /** The caller, with no other writer beside it until the transaction ends. */
  private Author author() {
    var author = Author.of(callers.admitted());
    journal.open();
    return author;
  }

  /** A deleted id stays deleted: whoever mirrors us has dropped it. */
  private void refuseDeleted(Kind<?, ?> kind, UUID id) {
    journal
        .tombstone(kind, id)
        .ifPresent(
            tombstone -> {
              throw new Refusal.Gone(kind.noun(), tombstone);
            });
  }

  private Refusal missing(Kind<?, ?> kind, UUID id) {
    return journal
        .tombstone(kind, id)
        .<Refusal>map(tombstone -> new Refusal.Gone(kind.noun(), tombstone))
        .orElseGet(() -> Refusal.notFound(kind.noun()));
  }
}
