package health.consilium.observation;

import static java.util.stream.Collectors.groupingBy;

import health.consilium.platform.idempotency.Reply;
import health.consilium.platform.idempotency.StillRunning;
import health.consilium.platform.problem.Refusal;
import health.consilium.platform.sql.DatabaseFailure;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where single posts wait for a transaction. A few write at once, each on its own request's thread.
 * As long as there are not more, each has a transaction of its own and waits for nobody; those that
 * come while all are busy form a line, and whoever is next takes everybody behind it along.
 *
 * <p>Nobody waits for a client: a post joins the line when it has been read whole, and its answer
 * is written after its thread has let the next one go on. Nor does anybody wait for another clinic:
 * whoever writes waits for a lock only so long as transactions of single posts take, and a post
 * that needs more is stored apart ({@link PostsApart}).
 */
@ApplicationScoped
@Startup
class PostQueue {
  private static final Logger LOG = Logger.getLogger(PostQueue.class);
  private static final Duration RETRY = Duration.ofSeconds(2);

  /** What PostgreSQL counts in; for it none is without end. */
  private static final Duration LEAST_PATIENCE = Duration.ofMillis(1);

  private static final PostAnswer UNANSWERED =
      new PostAnswer.Failed(new IllegalStateException("the thread that stored the group died"));

  /** A post in the line. It is woken once: with its answer, or without one to write for others. */
  private static final class Turn {
    private final CompletableFuture<@Nullable PostAnswer> woken = new CompletableFuture<>();
    private final Post post;

    Turn(Post post) {
      this.post = post;
    }
  }

  private final Posts posts;
  private final PostsApart apart;
  private final Duration patience;
  private final Duration longestWait;
  private final int mostWriters;
  private final int mostWaiting;
  private final int mostTogether;

  private final Lock lock = new ReentrantLock();
  private final Queue<Turn> line = new ArrayDeque<>();
  private int writers;

  /**
   * @throws IllegalStateException for less patience than a millisecond, which stops the start
   */
  PostQueue(
      Posts posts,
      PostsApart apart,
      @ConfigProperty(name = "consilium.observations.post-patience") Duration patience,
      @ConfigProperty(name = "consilium.observations.posts-wait") Duration longestWait,
      @ConfigProperty(name = "consilium.observations.post-writers") int mostWriters,
      @ConfigProperty(name = "consilium.observations.posts-waiting") int mostWaiting,
      @ConfigProperty(name = "consilium.observations.posts-together") int mostTogether) {
    if (patience.compareTo(LEAST_PATIENCE) < 0) {
      throw new IllegalStateException(
          "consilium.observations.post-patience must be at least a millisecond, was " + patience);
    }
    this.posts = posts;
    this.apart = apart;
    this.patience = patience;
    this.longestWait = longestWait;
    this.mostWriters = mostWriters;
    this.mostWaiting = mostWaiting;
    this.mostTogether = mostTogether;
  }

  /**
   * Stores it, and returns when that is committed.
   *
   * @throws Refusal as {@link Observations#post} says; 503 when too many wait, or it too long
   */
  Reply store(Post post) {
    return apart.storeBehind(post).orElseGet(() -> storeInTurn(post));
  }

  private Reply storeInTurn(Post post) {
    var answer = inTurn(post);
    return answer instanceof PostAnswer.HeldUp held
        ? apart.store(post, held.byRows())
        : answer.tell();
  }

  private PostAnswer inTurn(Post post) {
    var turn = new Turn(post);
    return mustWait(turn) ? whenWoken(turn) : write(turn);
  }

  /** Whoever stands in the line too long leaves it, unless somebody has just taken it along. */
  private PostAnswer whenWoken(Turn turn) {
    if (!isWoken(turn) && locked(() -> line.remove(turn))) {
      throw busy();
    }
    var answer = turn.woken.join();
    return answer == null ? write(turn) : answer;
  }

  private boolean isWoken(Turn turn) {
    try {
      turn.woken.get(longestWait.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a turn always ends with an answer, or with none", e);
    }
  }

  /** How many stand in the line now. */
  int waiting() {
    return locked(line::size);
  }

  private boolean mustWait(Turn turn) {
    return locked(
        () -> {
          if (writers < mostWriters) {
            writers++;
            return false;
          }
          if (line.size() >= mostWaiting) {
            throw busy();
          }
          return line.add(turn);
        });
  }

  private static Refusal busy() {
    return Refusal.unavailable("Too many posts wait: try again.", RETRY);
  }

  /** Writes for this one and those behind it, and lets the next one write before it returns. */
  private PostAnswer write(Turn turn) {
    var group = locked(() -> group(turn));
    try {
      var answers = answers(group.stream().map(each -> each.post).toList());
      for (int i = 1; i < group.size(); i++) {
        group.get(i).woken.complete(answers.get(i));
      }
      return answers.getFirst();
    } finally {
      group.forEach(each -> each.woken.complete(UNANSWERED)); // whom an Error left behind
      locked(this::passOn);
    }
  }

  private List<Turn> group(Turn first) {
    var group = new ArrayList<>(List.of(first));
    while (group.size() < mostTogether && !line.isEmpty()) {
      group.add(line.remove());
    }
    return group;
  }

  private @Nullable Turn passOn() {
    var next = line.poll();
    if (next == null) {
      writers--;
    } else {
      next.woken.complete(null);
    }
    return next;
  }

  /** Of several under one id or key each in a transaction after the one before it. */
  List<PostAnswer> answers(List<Post> group) {
    var answers = new IdentityHashMap<Post, PostAnswer>();
    var left = group;
    while (!left.isEmpty()) {
      answers.putAll(together(Posts.firsts(left)));
      left = left.stream().filter(post -> !answers.containsKey(post)).toList();
    }
    return group.stream().map(post -> Objects.requireNonNull(answers.get(post))).toList();
  }

  private IdentityHashMap<Post, PostAnswer> together(List<Post> posts) {
    try {
      return posts.size() == 1
          ? each(posts, this::alone)
          : answered(posts, this.posts.store(posts, patience));
    } catch (RuntimeException e) {
      return afterFailure(posts, e);
    }
  }

  /**
   * Nothing of the group is stored, or the connection broke in the commit and nobody knows. Where
   * somebody held a lock, each clinic's tries again by itself, and the one whose rows are locked is
   * found out. Otherwise each tries on its own, so that one that cannot be stored takes no other
   * with it; not where the database is away, which would cost each its patience.
   */
  private IdentityHashMap<Post, PostAnswer> afterFailure(
      List<Post> group, RuntimeException failure) {
    var heldUp = heldUp(failure);
    if (heldUp.isPresent()) {
      return heldUp(group, heldUp.get());
    }
    LOG.warnf(failure, "posts=%d outcome=not-stored-together", group.size());
    return DatabaseFailure.databaseIsAway(failure)
        ? each(group, _ -> new PostAnswer.Failed(failure))
        : each(group, this::alone);
  }

  private IdentityHashMap<Post, PostAnswer> heldUp(List<Post> group, PostAnswer answer) {
    var byClinic = group.stream().collect(groupingBy(Post::clinic));
    if (byClinic.size() == 1) {
      return each(group, _ -> answer);
    }
    var answers = new IdentityHashMap<Post, PostAnswer>();
    byClinic.values().forEach(some -> answers.putAll(together(some)));
    return answers;
  }

  private PostAnswer alone(Post post) {
    try {
      return new PostAnswer.Kept(posts.store(post, patience));
    } catch (RuntimeException e) {
      return heldUp(e).orElseGet(() -> new PostAnswer.Failed(e));
    }
  }

  private static Optional<PostAnswer> heldUp(RuntimeException failure) {
    boolean byRows = failure instanceof DatabaseFailure database && database.isLockedOut();
    return byRows || failure instanceof StillRunning
        ? Optional.of(new PostAnswer.HeldUp(byRows))
        : Optional.empty();
  }

  private static IdentityHashMap<Post, PostAnswer> answered(
      List<Post> posts, List<PostAnswer> answers) {
    var answered = new IdentityHashMap<Post, PostAnswer>();
    for (int i = 0; i < posts.size(); i++) {
      answered.put(posts.get(i), answers.get(i));
    }
    return answered;
  }

  private static IdentityHashMap<Post, PostAnswer> each(
      List<Post> posts, Function<Post, PostAnswer> answer) {
    return answered(posts, posts.stream().map(answer).toList());
  }

  private <T extends @Nullable Object> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
