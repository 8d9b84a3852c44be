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
  private final EditTable edits;
  private final DiscussionTable discussions;
  private final Cursors cursors;
  private final Clock clock;

  Moderation(
      Readers readers,
      Audit audit,
      Screener screener,
      QueueTable queue,
      PostTable posts,
      EditTable edits,
      DiscussionTable discussions,
      Cursors cursors,
      Clock clock) {
    this.readers = readers;
    this.audit = audit;
    this.screener = screener;
    this.queue = queue;
    this.posts = posts;
    this.edits = edits;
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
   * Decides of a post, or of the edit beside it, whether it waits or not. Of two who decide at once
   * one does: the other waits for it, and is refused.
   *
   * @throws Refusal 404; 409, 412 and 428 as {@link Undecided#meant} says
   */
  @Transactional
  Post decide(UUID id, NewRuling wanted, IfMatch ifMatch) {
    var moderator = readers.moderator();
    String reason = screener.reason(wanted.reason());
    discussions.halt(id);
    var standing = posts.lock(moderator, id).orElseThrow(() -> Refusal.notFound(Posts.POST));
    var ruling = new Ruling(wanted.decision(), reason, clock.instant());
    new Undecided(standing.post(), queue.isReported(id))
        .meant(wanted.decision(), ifMatch)
        .ifPresentOrElse(
            edit -> decideOfEdit(moderator, standing, edit, ruling),
            () -> decideOfPost(moderator, standing, ruling));
    audit.record(moderator.clinic(), wanted.decision().of(id));
    return posts.find(moderator, standing.post().discussion(), id).orElseThrow();
  }

  /** Once released, it is what others read, and what they reported is gone. */
  private void decideOfEdit(Reader moderator, Standing standing, WaitingEdit edit, Ruling ruling) {
    var id = standing.post().id();
    var change = PostChange.decision(standing, edit, ruling);
    if (ruling.decision() == Decision.REJECT) {
      edits.put(moderator, id, change);
    } else {
      edits.end(id);
      posts.change(moderator, id, change);
      queue.settle(id, ruling.at());
    }
  }

  private void decideOfPost(Reader moderator, Standing standing, Ruling ruling) {
    var id = standing.post().id();
    posts.change(moderator, id, PostChange.decision(standing, ruling));
    queue.settle(id, ruling.at());
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
    discussions.halt(id);
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
}
