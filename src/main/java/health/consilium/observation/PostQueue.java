package health.consilium.observation;

import health.consilium.platform.idempotency.Reply;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import health.consilium.platform.sql.DatabaseFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
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
 * is written after its thread has let the next one go on.
 */
@ApplicationScoped
class PostQueue {
  private static final Logger LOG = Logger.getLogger(PostQueue.class);
  private static final String RETRY_SECONDS = "2";
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
  private final int mostWriters;
  private final int mostWaiting;
  private final int mostTogether;

  private final Lock lock = new ReentrantLock();
  private final Queue<Turn> line = new ArrayDeque<>();
  private int writers;

  PostQueue(
      Posts posts,
      @ConfigProperty(name = "consilium.observations.post-writers") int mostWriters,
      @ConfigProperty(name = "consilium.observations.posts-waiting") int mostWaiting,
      @ConfigProperty(name = "consilium.observations.posts-together") int mostTogether) {
    this.posts = posts;
    this.mostWriters = mostWriters;
    this.mostWaiting = mostWaiting;
    this.mostTogether = mostTogether;
  }

  /**
   * Stores it, and returns when that is committed.
   *
   * @throws Refusal as {@link Observations#post} says; 503 when too many wait
   */
  Reply store(Post post) {
    var turn = new Turn(post);
    if (mustWait(turn)) {
      var answer = turn.woken.join();
      if (answer != null) {
        return answer.tell();
      }
    }
    return write(turn).tell();
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
            throw new Refusal(ProblemCode.UNAVAILABLE, "Too many posts wait: try again.")
                .with(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
          }
          return line.add(turn);
        });
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

  private List<PostAnswer> answers(List<Post> group) {
    if (group.size() == 1) {
      return List.of(alone(group.getFirst()));
    }
    try {
      return posts.store(group);
    } catch (RuntimeException e) {
      return afterFailure(group, e);
    }
  }

  /**
   * Nothing of the group is stored, or the connection broke in the commit and nobody knows. Each
   * tries again on its own, so that one that cannot be stored, or whose key somebody holds too
   * long, takes no other with it; not where the database is away, which would cost each its
   * patience.
   */
  private List<PostAnswer> afterFailure(List<Post> group, RuntimeException failure) {
    if (!(failure instanceof Refusal)) {
      LOG.warnf(failure, "posts=%d outcome=not-stored-together", group.size());
    }
    Function<Post, PostAnswer> answer =
        DatabaseFailure.databaseIsAway(failure)
            ? post -> new PostAnswer.Failed(failure)
            : this::alone;
    return group.stream().map(answer).toList();
  }

  private PostAnswer alone(Post post) {
    try {
      return new PostAnswer.Kept(posts.store(post));
    } catch (RuntimeException e) {
      return new PostAnswer.Failed(e);
    }
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
