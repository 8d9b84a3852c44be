package health.consilium.discussion;

import health.consilium.access.Audit;
import health.consilium.access.Caller;
import health.consilium.access.Callers;
import health.consilium.access.Deed;
import health.consilium.platform.ids.Uuids;
import health.consilium.platform.paging.Cursors;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who writes, and under which names, as the admins of the network confirm them and its moderators
 * allow.
 */
@ApplicationScoped
class Authors {
  private static final String AUTHOR = "author";

  private final Callers callers;
  private final Audit audit;
  private final Readers readers;
  private final Screener screener;
  private final AuthorTable table;
  private final FeedTable feeds;
  private final Cursors cursors;
  private final Clock clock;

  Authors(
      Callers callers,
      Audit audit,
      Readers readers,
      Screener screener,
      AuthorTable table,
      FeedTable feeds,
      Cursors cursors,
      Clock clock) {
    this.callers = callers;
    this.audit = audit;
    this.readers = readers;
    this.screener = screener;
    this.table = table;
    this.feeds = feeds;
    this.cursors = cursors;
    this.clock = clock;
  }

  /**
   * Gives a person that name, in the place of the one before: on all posts that bear it.
   *
   * @throws Refusal 422 without such a clinic, or such a person of it
   */
  @Transactional
  Author confirm(NewName name) {
    var network = callers.enterNetworkAndTellLater();
    var id =
        table
            .confirm(name, callers.current().client(), clock.instant())
            .orElseThrow(() -> Refusal.unprocessable("/clinic", "must be a clinic of the network"));
    if (!callers.mayBePerson(name.clientId(), name.clinic())) {
      throw Refusal.unprocessable("/clientId", "must be a person of the clinic, not revoked");
    }
    audit.record(network, Deed.write(AUTHOR, id));
    return get(id);
  }

  /**
   * Takes a name back: posts that bear it stand under the clinic alone from then on.
   *
   * @throws Refusal 404
   */
  @Transactional
  void forgetName(UUID id) {
    callers.enterNetwork(Deed.write(AUTHOR, id));
    get(id);
    table.forgetName(id);
  }

  /**
   * Lets a person write no more, and makes the person's keys to feeds useless for ever; everything
   * else the person may do as before.
   *
   * @throws Refusal 404; 409 when the person is suspended already
   */
  @Transactional
  Author suspend(UUID id, Grounds grounds) {
    var moderator = readers.moderator();
    String reason = screener.reason(grounds.reason());
    var author = get(id);
    // before the suspension: a key that is being made is refused, or ends with the others
    feeds.lock(person(author));
    if (!table.suspend(id, new Sanction(reason, clock.instant()))) {
      throw new Refusal(ProblemCode.CONFLICT, "A moderator has suspended the person already.");
    }
    endKeys(moderator, author);
    audit.record(moderator.clinic(), new Deed(Deed.Action.SUSPEND, AUTHOR, id, null));
    return get(id);
  }

  /**
   * Lets a person write again.
   *
   * @throws Refusal 404
   */
  @Transactional
  void resume(UUID id) {
    var moderator = readers.moderator();
    var author = get(id);
    if (table.resume(id)) {
      // a replica of an earlier version suspends without ending them
      endKeys(moderator, author);
    }
    audit.record(moderator.clinic(), new Deed(Deed.Action.RESUME, AUTHOR, id, null));
  }

  /**
   * The writer, who may write under that.
   *
   * @throws Refusal 403 while suspended, 422 for a name that is not confirmed
   */
  Author writing(Reader writer, BylineForm byline) {
    var author = requireAllowed(writer);
    if (byline == BylineForm.NAME && author.name() == null) {
      throw Refusal.unprocessable(
          "/byline", "must be clinic: the network has not confirmed your name yet");
    }
    return author;
  }

  /**
   * The writer.
   *
   * @throws Refusal 403 while suspended
   */
  Author requireAllowed(Reader writer) {
    var author = table.of(writer);
    refuseSuspended(author);
    return author;
  }

  /**
   * Nobody who is suspended, whether they ever wrote or not.
   *
   * @throws Refusal 403
   */
  void requireNotSuspended(Reader reader) {
    table.find(reader).ifPresent(Authors::refuseSuspended);
  }

  private static void refuseSuspended(Author author) {
    var suspension = author.suspension();
    if (suspension != null) {
      throw new Refusal(
          ProblemCode.FORBIDDEN, "A moderator lets you write no more: " + suspension.reason());
    }
  }

  /** All who ever wrote or have a name, by id. */
  @Transactional
  Page<Author> list(PageQuery asked) {
    var network = callers.enterNetworkAndTellLater();
    String query = "authors";
    var after = asked.position(cursors, query).map(UUID::fromString).orElse(Uuids.NIL);
    var page =
        Page.cut(
            table.after(after, asked.limit()),
            asked.limit(),
            last -> cursors.seal(query, last.id().toString()));
    audit.record(network, Deed.list(AUTHOR, page.items().size()));
    return page;
  }

  private void endKeys(Reader moderator, Author owner) {
    int count = feeds.revokeAll(person(owner), clock.instant());
    if (count > 0) {
      audit.record(
          moderator.clinic(), new Deed(Deed.Action.REVOKE, Feeds.FEED, owner.clinic(), count));
    }
  }

  private static Caller person(Author author) {
    return new Caller(author.clientId(), Optional.of(author.clinic()), Set.of());
  }

  private Author get(UUID id) {
    return table.find(id).orElseThrow(() -> Refusal.notFound(AUTHOR));
  }
}
