package health.consilium.discussion;

import health.consilium.access.Audit;
import health.consilium.access.Callers;
import health.consilium.access.Deed;
import health.consilium.platform.idempotency.Attempt;
import health.consilium.platform.idempotency.Idempotency;
import health.consilium.platform.idempotency.IdempotencyKey;
import health.consilium.platform.idempotency.Reply;
import health.consilium.platform.paging.Cursors;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import health.consilium.platform.paging.TimeKey;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The door to what clinicians say to each other. People write, under their name or their clinic's;
 * whoever belongs to a clinic of the network reads. Every text is screened before it is stored.
 */
@ApplicationScoped
public class Discussions {
  static final String PATH = "/v1/discussions";

  /** As the audit log calls them. */
  static final String DISCUSSION = "discussion";

  static final String POST = "post";

  private final Callers callers;
  private final Audit audit;
  private final Idempotency idempotency;
  private final Screener screener;
  private final Readers readers;
  private final Anchors anchors;
  private final AuthorTable authors;
  private final DiscussionTable discussions;
  private final PostTable posts;
  private final Cursors cursors;
  private final Clock clock;

  Discussions(
      Callers callers,
      Audit audit,
      Idempotency idempotency,
      Screener screener,
      Readers readers,
      Anchors anchors,
      AuthorTable authors,
      DiscussionTable discussions,
      PostTable posts,
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
   * @throws Refusal 404 without such an observation; 409 and 422 as {@link Idempotency} says; 422
   *     where a text could identify somebody, the protocol is unknown, or the name not confirmed
   */
  @Transactional
  Reply open(NewDiscussion body, IdempotencyKey key) {
    var writer = readers.writer();
    var screened = screener.screen(body);
    return idempotency.once(
        attempt(writer, key, PATH, body),
        () -> {
          var id = open(writer, body, screened);
          audit.record(writer.clinic(), Deed.write(DISCUSSION, id));
          return new Idempotency.Creation(PATH + "/" + id, discussion(writer, id));
        });
  }

  /**
   * Adds a post to a discussion, once under that key. Held for a moderator, only its author reads
   * it.
   *
   * @throws Refusal 404 without such a discussion; 409 while a moderator has not seen its opening;
   *     409 and 422 as {@link Idempotency} says; 422 where the text could identify somebody, there
   *     is no such post to quote, or the name is not confirmed
   */
  @Transactional
  Reply post(UUID discussion, NewPost body, IdempotencyKey key) {
    var writer = readers.writer();
    var screened = screener.screen(body);
    return idempotency.once(
        attempt(writer, key, path(discussion), body),
        () -> {
          var id = add(writer, discussion, body, screened);
          audit.record(writer.clinic(), Deed.write(POST, id));
          return new Idempotency.Creation(
              path(discussion) + "/" + id, post(writer, discussion, id));
        });
  }

  /** The discussions that the caller may read, newest first. */
  @Transactional
  Page<Discussion> list(DiscussionFilter filter, PageQuery asked) {
    var reader = readers.entering();
    String query = "discussions " + filter;
    var after = asked.position(cursors, query).map(TimeKey::parse);
    var page =
        Page.cut(
            discussions.list(reader, filter, after, asked.limit()),
            asked.limit(),
            last -> cursors.seal(query, new TimeKey(last.createdAt(), last.id()).text()));
    audit.record(reader.clinic(), Deed.list(DISCUSSION, page.items().size()));
    return page;
  }

  /**
   * One discussion.
   *
   * @throws Refusal 404
   */
  @Transactional
  Discussion discussion(UUID id) {
    return discussion(readers.entering(Deed.read(DISCUSSION, id)), id);
  }

  /**
   * The posts of a discussion that the caller may read, newest first; the last is its opening.
   *
   * @throws Refusal 404
   */
  @Transactional
  Page<Post> posts(UUID discussion, PageQuery asked) {
    var reader = readers.entering();
    discussion(reader, discussion);
    String query = "posts " + discussion;
    var after = asked.position(cursors, query).map(TimeKey::parse);
    var page =
        Page.cut(
            posts.list(reader, discussion, after, asked.limit()),
            asked.limit(),
            last -> cursors.seal(query, new TimeKey(last.createdAt(), last.id()).text()));
    audit.record(reader.clinic(), Deed.list(POST, page.items().size()));
    return page;
  }

  /**
   * One post.
   *
   * @throws Refusal 404
   */
  @Transactional
  Post post(UUID discussion, UUID id) {
    return post(readers.entering(Deed.read(POST, id)), discussion, id);
  }

  private UUID open(Reader writer, NewDiscussion body, Screened screened) {
    var author = author(writer, body.byline());
    var anchor = anchors.resolve(body.anchor());
    var id = UUID.randomUUID();
    var now = now();
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
    return id;
  }

  private UUID add(Reader writer, UUID discussion, NewPost body, Screened screened) {
    requireShown(discussion(writer, discussion));
    requireQuotable(writer, discussion, body.quotes());
    var author = author(writer, body.byline());
    var id = UUID.randomUUID();
    posts.insert(
        writer,
        new PostTable.Entry(
            id,
            discussion,
            author.id(),
            body.quotes(),
            body.byline(),
            screened.state(),
            null,
            screened.text("text"),
            now()));
    return id;
  }

  private static void requireShown(Discussion discussion) {
    if (discussion.opening().state() != PostState.SHOWN) {
      throw new Refusal(
          ProblemCode.CONFLICT, "A moderator must see the discussion before it goes on.");
    }
  }

  private void requireQuotable(Reader writer, UUID discussion, @Nullable UUID quoted) {
    if (quoted != null
        && posts
            .find(writer, discussion, quoted)
            .filter(post -> post.state() == PostState.SHOWN)
            .isEmpty()) {
      throw Refusal.unprocessable("/quotes", "must be a post of this discussion that is shown");
    }
  }

  private Author author(Reader writer, BylineForm byline) {
    var author = authors.of(writer);
    if (byline == BylineForm.NAME && author.name() == null) {
      throw Refusal.unprocessable(
          "/byline", "must be clinic: the network has not confirmed your name yet");
    }
    return author;
  }

  private Discussion discussion(Reader reader, UUID id) {
    return discussions.find(reader, id).orElseThrow(() -> Refusal.notFound(DISCUSSION));
  }

  private Post post(Reader reader, UUID discussion, UUID id) {
    return posts.find(reader, discussion, id).orElseThrow(() -> Refusal.notFound(POST));
  }

  private static Attempt attempt(Reader writer, IdempotencyKey key, String path, Object body) {
    return new Attempt(key.value(), writer.client(), "POST " + path, body);
  }

  private static String path(UUID discussion) {
    return PATH + "/" + discussion + "/posts";
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
