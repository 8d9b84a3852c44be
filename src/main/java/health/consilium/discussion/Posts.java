package health.consilium.discussion;

import health.consilium.access.Audit;
import health.consilium.access.Deed;
import health.consilium.platform.http.IfMatch;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is said in discussions, from the first version of a post to its retraction. */
@ApplicationScoped
class Posts {
  /** As the audit log calls one. */
  static final String POST = "post";

  private static final String VERSION = "post-version";

  private final Readers readers;
  private final Audit audit;
  private final Idempotency idempotency;
  private final Screener screener;
  private final Authors authors;
  private final DiscussionTable discussions;
  private final PostTable posts;
  private final FollowTable follows;
  private final EditTable edits;
  private final HistoryTable history;
  private final QueueTable queue;
  private final Cursors cursors;
  private final Clock clock;

  Posts(
      Readers readers,
      Audit audit,
      Idempotency idempotency,
      Screener screener,
      Authors authors,
      DiscussionTable discussions,
      PostTable posts,
      FollowTable follows,
      EditTable edits,
      HistoryTable history,
      QueueTable queue,
      Cursors cursors,
      Clock clock) {
    this.readers = readers;
    this.audit = audit;
    this.idempotency = idempotency;
    this.screener = screener;
    this.authors = authors;
    this.discussions = discussions;
    this.posts = posts;
    this.follows = follows;
    this.edits = edits;
    this.history = history;
    this.queue = queue;
    this.cursors = cursors;
    this.clock = clock;
  }

  /**
   * Adds a post to a discussion, once under that key. Held for a moderator, only its author reads
   * it.
   *
   * @throws Refusal 403 for who is suspended; 404 without such a discussion; 409 when it is locked,
   *     or its opening not shown; 409 and 422 as {@link Idempotency} says; 422 where the text could
   *     identify somebody, there is no such post to quote, or the name is not confirmed
   */
  @Transactional
  Reply add(UUID discussion, NewPost body, IdempotencyKey key) {
    var writer = readers.writer();
    var screened = screener.screen(body);
    String path = Discussions.PATH + "/" + discussion + "/posts";
    return idempotency.onceByReference(
        new Attempt(key.value(), writer.client(), "POST " + path, body),
        () -> {
          var id = add(writer, discussion, body, screened);
          audit.record(writer.clinic(), Deed.write(POST, id));
          return new Idempotency.Creation(path + "/" + id, posts.require(writer, discussion, id));
        },
        kept -> again(writer, discussion, kept.id()));
  }

  /**
   * The posts of a discussion of which the caller may know, newest first; the last is its opening.
   *
   * @throws Refusal 404
   */
  @Transactional
  Page<Post> list(UUID discussion, PageQuery asked) {
    var reader = readers.entering();
    discussions.require(reader, discussion);
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
  Post get(UUID discussion, UUID id) {
    return posts.require(readers.entering(Deed.read(POST, id)), discussion, id);
  }

  /**
   * Gives a post of the caller's another text, which is screened like the first. While that waits
   * for a moderator, others read what they read before. What a moderator rejected waits for one
   * again.
   *
   * @throws Refusal 403 for who is suspended, or not its author; 404; 409 when the discussion is
   *     locked, or the post retracted; 412, 428; 422 where the text could identify somebody
   */
  @Transactional
  Post edit(UUID discussion, UUID id, PostEdit edit, IfMatch ifMatch) {
    var writer = readers.writer();
    var screened = screener.screen(edit);
    discussions.keepOpen(discussion);
    authors.requireAllowed(writer);
    discussions.require(writer, discussion).requireUnlocked();
    var standing = lockOwn(writer, discussion, id);
    ifMatch.requireTold();
    if (standing.post().state() == PostState.RETRACTED) {
      throw new Refusal(ProblemCode.CONFLICT, "It was taken back.");
    }
    edit.requireFor(standing);
    audit.record(writer.clinic(), Deed.write(POST, id));
    var wanted = edit.wording(screened, standing.latest());
    if (wanted.equals(standing.latest())) {
      return standing.post();
    }
    ifMatch.require(standing.post().latest());
    boolean waitsOn = edit.leaves(standing).filter(screener::holds).isPresent();
    change(writer, standing, wanted, waitsOn ? PostState.HELD : screened.state());
    return posts.require(writer, discussion, id);
  }

  private void change(Reader writer, Standing before, Wording wanted, PostState screened) {
    var id = before.post().id();
    var change = PostChange.edit(before, wanted, screened, clock.instant());
    if (before.keeps(screened)) {
      edits.put(writer, id, change);
    } else {
      edits.end(id);
      posts.change(writer, id, change);
    }
  }

  /**
   * Takes a post of the caller's back, now or before, and the edit beside it: nobody reads its text
   * any more.
   *
   * @throws Refusal 403 for others than its author; 404, 412, 428
   */
  @Transactional
  void retract(UUID discussion, UUID id, IfMatch ifMatch) {
    var writer = readers.writer();
    discussions.halt(id);
    var standing = lockOwn(writer, discussion, id);
    ifMatch.requireTold();
    audit.record(writer.clinic(), new Deed(Deed.Action.RETRACT, POST, id, null));
    if (standing.post().state() != PostState.RETRACTED) {
      ifMatch.require(standing.post().latest());
      edits.end(id);
      posts.change(writer, id, PostChange.retraction(standing, clock.instant()));
    }
  }

  /**
   * Tells the moderators of a post, once for each of its versions.
   *
   * @throws Refusal 404; 409 when the post is the reader's own, or not shown
   */
  @Transactional
  void report(UUID discussion, UUID id, NewReport report) {
    var reader = readers.writer();
    var post = posts.require(reader, discussion, id);
    if (post.own()) {
      throw new Refusal(ProblemCode.CONFLICT, "It is your own.");
    }
    if (post.state() != PostState.SHOWN) {
      throw new Refusal(ProblemCode.CONFLICT, "Nobody reads it. Now: " + post.state().stored());
    }
    queue.report(reader, id, report.reason(), clock.instant());
    audit.record(reader.clinic(), new Deed(Deed.Action.REPORT, POST, id, null));
  }

  /**
   * All that a post ever was, for moderators: newest first.
   *
   * @throws Refusal 404
   */
  @Transactional
  Page<PostVersion> history(UUID discussion, UUID id, PageQuery asked) {
    var moderator = readers.moderator();
    posts.require(moderator, discussion, id);
    String query = "history " + id;
    var before = asked.position(cursors, query).map(Integer::valueOf);
    var page =
        Page.cut(
            history.list(id, before, asked.limit()),
            asked.limit(),
            last -> cursors.seal(query, Integer.toString(last.version())));
    audit.record(moderator.clinic(), Deed.list(VERSION, page.items().size()));
    return page;
  }

  private UUID add(Reader writer, UUID discussion, NewPost body, Screened screened) {
    discussions.keepOpen(discussion);
    discussions.require(writer, discussion).requireOpen();
    requireQuotable(writer, discussion, body.quotes());
    var author = authors.writing(writer, body.byline());
    var id = UUID.randomUUID();
    var now = clock.instant();
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
            now));
    follows.begin(writer, discussion, now);
    return id;
  }

  private Post again(Reader writer, UUID discussion, UUID id) {
    audit.record(writer.clinic(), Deed.read(POST, id));
    return posts.require(writer, discussion, id);
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

  /** The row of another clinic's post cannot be locked: first it is said whose it is. */
  private Standing lockOwn(Reader writer, UUID discussion, UUID id) {
    if (!posts.require(writer, discussion, id).own()) {
      throw new Refusal(ProblemCode.FORBIDDEN, "Only its author changes a post.");
    }
    return posts.lock(writer, id).orElseThrow(() -> Refusal.notFound(POST));
  }
}
