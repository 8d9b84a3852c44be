package health.consilium.discussion;

import health.consilium.access.Audit;
import health.consilium.access.Callers;
import health.consilium.access.Deed;
import health.consilium.access.Scope;
import health.consilium.platform.idempotency.Attempt;
import health.consilium.platform.idempotency.Idempotency;
import health.consilium.platform.idempotency.IdempotencyKey;
import health.consilium.platform.idempotency.Reply;
import health.consilium.platform.paging.Cursors;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import health.consilium.platform.paging.TimeKey;
import health.consilium.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/**
 * The door to what clinicians say to each other. People write, under their name or their clinic's;
 * whoever belongs to a clinic of the network reads. Every text is screened before it is stored.
 */
@ApplicationScoped
public class Discussions {
  static final String PATH = "/v1/discussions";

  /** As the audit log calls one. */
  static final String DISCUSSION = "discussion";

  private final Callers callers;
  private final Audit audit;
  private final Idempotency idempotency;
  private final Screener screener;
  private final Readers readers;
  private final Anchors anchors;
  private final Authors authors;
  private final DiscussionTable discussions;
  private final PostTable posts;
  private final FollowTable follows;
  private final Cursors cursors;
  private final Clock clock;

  Discussions(
      Callers callers,
      Audit audit,
      Idempotency idempotency,
      Screener screener,
      Readers readers,
      Anchors anchors,
      Authors authors,
      DiscussionTable discussions,
      PostTable posts,
      FollowTable follows,
      Cursors cursors,
      Clock clock) {
    this.callers = callers;
    this.audit = audit;
    this.idempotency = idempotency;
    this.screener = screener;
    this.readers = readers;
    this.anchors = anchors;
    this.authors = authors;
    this.discussions = discussions;
    this.posts = posts;
    this.follows = follows;
    this.cursors = cursors;
    this.clock = clock;
  }

  /** What the screening finds in a draft, of which nothing is kept. */
  @Transactional
  DraftFindings check(Draft draft) {
    callers.admitted();
    return screener.findings(draft);
  }

  /**
   * Opens a discussion, once under that key. Held for a moderator, only its author reads it.
   *
   * @throws Refusal 403 for who is suspended; 404 without such an observation; 409 and 422 as
   *     {@link Idempotency} says; 422 where a text could identify somebody, the term or protocol is
   *     unknown, or the name not confirmed
   */
  @Transactional
  Reply open(NewDiscussion body, IdempotencyKey key) {
    var writer = readers.writer();
    var screened = screener.screen(body);
    return idempotency.onceByReference(
        new Attempt(key.value(), writer.client(), "POST " + PATH, body),
        () -> {
          var id = open(writer, body, screened);
          audit.record(writer.clinic(), Deed.write(DISCUSSION, id));
          return new Idempotency.Creation(PATH + "/" + id, discussions.require(writer, id));
        },
        kept -> again(writer, kept.id()));
  }

  /** The discussions that the caller may read, newest first. */
  @Transactional
  Page<Discussion> list(DiscussionFilter filter, FollowQuery followed, PageQuery asked) {
    var reader = readers.entering();
    String query = "discussions " + filter + followed;
    var after = asked.position(cursors, query).map(TimeKey::parse);
    var page =
        Page.cut(
            discussions.list(
                reader, followed.narrow(reader, filter.conditions(reader)), after, asked.limit()),
            asked.limit(),
            last -> cursors.seal(query, new TimeKey(last.createdAt(), last.id()).text()));
    audit.record(reader.clinic(), Deed.list(DISCUSSION, page.items().size()));
    return page;
  }

  /**
   * One discussion, and for whoever may read insights what is released of its anchor.
   *
   * @throws Refusal 404
   */
  @Transactional
  Discussion discussion(UUID id) {
    var discussion = discussions.require(readers.entering(Deed.read(DISCUSSION, id)), id);
    boolean readsInsights = callers.current().scopes().contains(Scope.INSIGHTS_READ);
    return readsInsights
        ? discussion.beside(anchors.released(discussion.anchor()).orElse(null))
        : discussion;
  }

  /**
   * The caller follows the discussion from now on, or does no more: then answering in it does not
   * begin it again.
   *
   * @throws Refusal 403 for a clinic's software; 404
   */
  @Transactional
  void follow(UUID id, boolean following) {
    var reader = readers.writer();
    discussions.require(reader, id);
    follows.say(reader, id, following, clock.instant());
    audit.record(reader.clinic(), Deed.write("follow", id));
  }

  private UUID open(Reader writer, NewDiscussion body, Screened screened) {
    var author = authors.writing(writer, body.byline());
    var anchor = anchors.resolve(body.anchor());
    var id = UUID.randomUUID();
    var now = clock.instant();
    discussions.insert(
        writer,
        new DiscussionTable.Entry(
            id, body.type(), anchor, screened.text("conflicts"), body.caseSeries(), now));
    posts.insert(
        writer,
        new PostTable.Entry(
            id,
            id,
            author.id(),
            null,
            body.byline(),
            screened.state(),
            screened.text("title"),
            screened.text("text"),
            now));
    follows.begin(writer, id, now);
    return id;
  }

  private Discussion again(Reader writer, UUID id) {
    audit.record(writer.clinic(), Deed.read(DISCUSSION, id));
    return discussions.require(writer, id);
  }
}
