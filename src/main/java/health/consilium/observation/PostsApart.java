package health.consilium.observation;

import health.consilium.platform.idempotency.Reply;
import health.consilium.platform.problem.Refusal;
import health.consilium.platform.sql.DatabaseFailure;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Posts of clinics of whose rows somebody has locked what they need, such as a large batch of the
 * clinic's own. Each waits on its own request's thread, few of a clinic and of all clinics at once
 * on a connection. Until one of a clinic that outcomes follow from has been stored here, or nobody
 * has met the lock for a while, all others of it come here at once.
 */
@Singleton
class PostsApart {
  /** Of one clinic; a second finds out that it repeats the first. */
  private static final int OF_A_CLINIC = 2;

  /** Less than a statement may take. So long a lock is taken to be held that nobody met since. */
  private static final Duration PATIENCE = Duration.ofSeconds(7);

  private static final Duration SHORTEST = Duration.ofMillis(1);

  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final int CREATED = 201;

  /** A clinic's posts that are here. */
  private static final class Lane {
    private final Permits writers = new Permits(OF_A_CLINIC, PostsApart::busy);
    private int posts;
    private Instant lockedUntil = Instant.MIN;
  }

  private final Posts posts;
  private final Clock clock;
  private final int mostWaiting;
  private final Permits writers;
  private final Map<UUID, Lane> lanes = new HashMap<>();
  private int waiting;

  PostsApart(
      Posts posts,
      Clock clock,
      @ConfigProperty(name = "consilium.observations.posts-apart") int mostWriters,
      @ConfigProperty(name = "consilium.observations.posts-waiting") int mostWaiting) {
    this.posts = posts;
    this.clock = clock;
    this.mostWaiting = mostWaiting;
    this.writers = new Permits(mostWriters, PostsApart::busy);
  }

  /** Whether what the clinic's posts need is locked, as far as is known here. */
  synchronized boolean isLocked(UUID clinic) {
    var lane = lanes.get(clinic);
    return lane != null && isLocked(lane);
  }

  /**
   * Stores one that is held up, and returns when that is committed.
   *
   * @param held whether by what the clinic's other posts need as well
   * @throws Refusal as {@link Posts#store} says; 503 when what it needs stays locked, or too many
   *     wait
   */
  Reply store(Post post, boolean held) {
    return store(post, enter(post.clinic(), held));
  }

  /** The same of one that would be held up; none where nothing is known to hold it up. */
  Optional<Reply> storeBehind(Post post) {
    return enterBehind(post.clinic()).map(lane -> store(post, lane));
  }

  /** All that it waits for, up to the first lock, takes no longer than its patience. */
  private Reply store(Post post, Lane lane) {
    var end = clock.instant().plus(PATIENCE);
    try {
      return lane.writers.holding(
          left(end), () -> writers.holding(left(end), () -> stored(post, lane, left(end))));
    } finally {
      leave(post.clinic());
    }
  }

  /** Never nothing, which would be to wait for ever. */
  private Duration left(Instant end) {
    var left = Duration.between(clock.instant(), end);
    return left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
  }

  private Reply stored(Post post, Lane lane, Duration patience) {
    try {
      var reply = posts.store(post, patience);
      if (needsWhatIsLocked(post, reply)) {
        unlocked(lane);
      }
      return reply;
    } catch (DatabaseFailure e) {
      if (!e.isLockedOut()) {
        throw e;
      }
      if (patience.compareTo(SHORTEST) > 0) {
        locked(lane);
      }
      throw busy();
    }
  }

  /**
   * What no outcomes follow from is stored beside a batch of the clinic's own, and what was stored
   * before is answered beside it: that tells nothing of the batch's end.
   */
  private static boolean needsWhatIsLocked(Post post, Reply reply) {
    return reply.status() == CREATED
        && !reply.replayed()
        && post.posting().instrument().direction() != null;
  }

  private synchronized Lane enter(UUID clinic, boolean held) {
    var lane = entered(lanes.getOrDefault(clinic, new Lane()));
    lanes.put(clinic, lane);
    if (held) {
      locked(lane);
    }
    return lane;
  }

  private synchronized Optional<Lane> enterBehind(UUID clinic) {
    return Optional.ofNullable(lanes.get(clinic)).filter(this::isLocked).map(this::entered);
  }

  private Lane entered(Lane lane) {
    if (waiting >= mostWaiting) {
      throw busy();
    }
    waiting++;
    lane.posts++;
    return lane;
  }

  private boolean isLocked(Lane lane) {
    return clock.instant().isBefore(lane.lockedUntil);
  }

  private synchronized void locked(Lane lane) {
    lane.lockedUntil = clock.instant().plus(PATIENCE);
  }

  private synchronized void unlocked(Lane lane) {
    lane.lockedUntil = Instant.MIN;
  }

  private synchronized void leave(UUID clinic) {
    waiting--;
    lanes.computeIfPresent(clinic, (_, lane) -> --lane.posts == 0 ? null : lane);
  }

  private static Refusal busy() {
    return Refusal.unavailable("The clinic's observations are being written: try again.", RETRY);
  }
}
