package health.consilium.observation;

import health.consilium.platform.idempotency.Claim;
import health.consilium.platform.idempotency.Earlier;
import health.consilium.platform.idempotency.Idempotency;
import health.consilium.platform.idempotency.Reply;
import health.consilium.platform.idempotency.StillRunning;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The keys of posts of one clinic, which was entered, and what each post was answered. */
@Singleton
class PostKeys {
  private final Idempotency idempotency;
  private final ObservationTable table;

  PostKeys(Idempotency idempotency, ObservationTable table) {
    this.idempotency = idempotency;
    this.table = table;
  }

  /**
   * Takes them, and answers the posts that were answered before.
   *
   * @return those
   * @throws StillRunning when a request under one of them still runs after that long
   */
  Set<PlacedPost> begin(List<PlacedPost> posts, Map<Post, PostAnswer> answers, Duration patience) {
    var byClaim = new HashMap<Claim, PlacedPost>();
    posts.forEach(each -> each.post().claim().ifPresent(claim -> byClaim.put(claim, each)));
    if (byClaim.isEmpty()) {
      return Set.of();
    }
    var earlier = new HashSet<PlacedPost>();
    idempotency
        .begin(List.copyOf(byClaim.keySet()), patience)
        .forEach(
            (claim, known) -> {
              var placed = Objects.requireNonNull(byClaim.get(claim));
              answers.put(placed.post(), PostAnswer.of(() -> again(placed, known)));
              earlier.add(placed);
            });
    return earlier;
  }

  /** Keeps what the others were answered. */
  void finish(List<PlacedPost> posts, Map<Post, PostAnswer> answers) {
    var byClaim = new HashMap<Claim, Optional<Reply>>();
    posts.stream()
        .map(PlacedPost::post)
        .forEach(
            post ->
                post.claim()
                    .ifPresent(
                        claim ->
                            byClaim.put(claim, kept(Objects.requireNonNull(answers.get(post))))));
    if (!byClaim.isEmpty()) {
      idempotency.finish(byClaim);
    }
  }

  /**
   * Of an answer its reference alone: what it shows is in the table, and may be withdrawn there.
   */
  private static Optional<Reply> kept(PostAnswer answer) {
    return answer.reply().map(Reply::reference);
  }

  /** The kept answer, showing what was posted as it is now. */
  private Reply again(PlacedPost placed, Earlier known) {
    var reply = known.again();
    return reply.showingNow(
        table.find(placed.clinic(), placed.post().id()).orElseThrow().observation());
  }
}
