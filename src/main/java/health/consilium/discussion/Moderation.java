package health.consilium.discussion;

import health.consilium.access.Audit;
import health.consilium.access.Deed;
import health.consilium.platform.http.IfMatch;
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

/**
 * What moderators do: they see what was held or reported, decide what others read, and end threads.
 * Each step is in the network's audit log.
 */
@ApplicationScoped
class Moderation {
  private final Readers readers;
  private final Audit audit;
  private final Screener screener;
  private final QueueTable queue;
  private final PostTable posts;
  private final DiscussionTable discussions;
  private final Cursors cursors;
  private final Clock clock;

  Moderation(
      Readers readers,
      Audit audit,
      Screener screener,
      QueueTable queue,
      PostTable posts,
      DiscussionTable discussions,
      Cursors cursors,
      Clock clock) {
    this.readers = readers;
    this.audit = audit;
    this.screener = screener;
    this.queue = queue;
    this.posts = posts;
    this.discussions = discussions;
    this.cursors = cursors;
    this.clock = clock;
  }

  /** The posts that wait for a moderator, longest first. */
  @Transactional
  Page<Queued> queue(PageQuery asked) {
    var moderator = readers.moderator();
    String query = "queue";
    var after = asked.position(cursors, query).map(TimeKey::parse);
    var page =
        Page.cut(
            queue.list(moderator, after, asked.limit()),
            asked.limit(),
            last -> cursors.seal(query, new TimeKey(last.waitingSince(), last.post().id()).text()));
    audit.record(moderator.clinic(), Deed.list(Posts.POST, page.items().size()));
    return page;
  }

  /**
   * Decides of a post that waits. Of two who decide at once one does: the other waits for it, and
   * is refused.
   *
   * @throws Refusal 404; 409 when it does not wait, perhaps no longer; 412 when its author has
   *     changed it since it was read, 428
   */
  @Transactional
  Post decide(UUID id, NewRuling wanted, IfMatch ifMatch) {
    var moderator = readers.moderator();
    String reason = screener.reason(wanted.reason());
    var post = posts.lock(moderator, id).orElseThrow(() -> Refusal.notFound(Posts.POST));
    requireWaiting(post);
    ifMatch.require(post.version());
    var now = clock.instant();
    posts.change(
        moderator, id, PostChange.decision(post, new Ruling(wanted.decision(), reason, now)));
    queue.settle(id, now);
    audit.record(moderator.clinic(), wanted.decision().of(id));
    return posts.find(moderator, post.discussion(), id).orElseThrow();
  }

  /**
   * Ends a thread: nothing is added or edited any more.
   *
   * @throws Refusal 404; 409 when it is locked already
   */
  @Transactional
  Discussion lock(UUID id, Grounds grounds) {
    var moderator = readers.moderator();
    String reason = screener.reason(grounds.reason());
    discussions.require(moderator, id);
    if (!discussions.lock(id, new Sanction(reason, clock.instant()))) {
      throw new Refusal(ProblemCode.CONFLICT, "A moderator has locked it already.");
    }
    audit.record(moderator.clinic(), new Deed(Deed.Action.LOCK, Discussions.DISCUSSION, id, null));
    return discussions.require(moderator, id);
  }

  /**
   * Lets a thread go on.
   *
   * @throws Refusal 404
   */
  @Transactional
  void unlock(UUID id) {
    var moderator = readers.moderator();
    discussions.require(moderator, id);
    discussions.unlock(id);
    audit.record(
        moderator.clinic(), new Deed(Deed.Action.UNLOCK, Discussions.DISCUSSION, id, null));
  }

  private void requireWaiting(Post post) {
    if (post.state() == PostState.RETRACTED) {
      throw new Refusal(ProblemCode.CONFLICT, "Its author has taken it back.");
    }
    if (post.state() != PostState.HELD && !queue.isReported(post.id())) {
      throw new Refusal(
          ProblemCode.CONFLICT,
          "It waits for nobody: another moderator may have decided. Now: " + post.state().stored());
    }
  }
}
