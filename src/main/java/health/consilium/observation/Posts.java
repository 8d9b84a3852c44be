package health.consilium.observation;

import health.consilium.access.Admitted;
import health.consilium.access.Audit;
import health.consilium.access.Callers;
import health.consilium.access.ClinicNumber;
import health.consilium.platform.http.Stored;
import health.consilium.platform.idempotency.Claim;
import health.consilium.platform.idempotency.Earlier;
import health.consilium.platform.idempotency.Idempotency;
import health.consilium.platform.idempotency.Reply;
import health.consilium.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The transaction that stores single posts: one, or many at once of several clinics. */
@ApplicationScoped
class Posts {
  private final Callers callers;
  private final Audit audit;
  private final ObservationTable table;
  private final ObservationReader reader;
  private final Idempotency idempotency;
  private final Clock clock;

  Posts(
      Callers callers,
      Audit audit,
      ObservationTable table,
      ObservationReader reader,
      Idempotency idempotency,
      Clock clock) {
    this.callers = callers;
    this.audit = audit;
    this.table = table;
    this.reader = reader;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  /**
   * Stores one.
   *
   * @throws Refusal 403, 404, 409, 422
   */
  @Transactional
  Reply store(Post post) {
    var answers = new IdentityHashMap<Post, PostAnswer>();
    store(callers.enterClinic(post.visit()), List.of(post), answers);
    return told(answers, post).tell();
  }

  /**
   * Stores many, clinic by clinic in the order of their numbers, and answers each in its place. A
   * refused one has changed nothing, so there is nothing to take back and no savepoint; what cannot
   * be foreseen fails them all.
   */
  @Transactional
  List<PostAnswer> store(List<Post> posts) {
    var visits = callers.admit(posts.stream().map(Post::visit).toList());
    var answers = new IdentityHashMap<Post, PostAnswer>();
    for (var clinic : byClinic(posts, visits).entrySet()) {
      callers.enterClinic(clinic.getKey());
      store(clinic.getKey(), clinic.getValue(), answers);
    }
    audit.record(
        IntStream.range(0, posts.size())
            .filter(i -> answers.get(posts.get(i)) instanceof PostAnswer.Kept)
            .mapToObj(visits::get)
            .toList());
    return posts.stream().map(post -> told(answers, post)).toList();
  }

  private static SortedMap<ClinicNumber, List<Post>> byClinic(
      List<Post> posts, List<Admitted> visits) {
    var sorted =
        new TreeMap<ClinicNumber, List<Post>>(Comparator.comparingInt(ClinicNumber::value));
    for (int i = 0; i < posts.size(); i++) {
      if (visits.get(i).isIn()) {
        sorted
            .computeIfAbsent(visits.get(i).clinic(), clinic -> new ArrayList<>())
            .add(posts.get(i));
      }
    }
    return sorted;
  }

  /**
   * Of several posts under one id or key each is judged after the one before it, as if it came
   * later.
   */
  private void store(ClinicNumber clinic, List<Post> posts, Map<Post, PostAnswer> answers) {
    var firsts = firsts(posts);
    var earlier = begin(firsts);
    earlier.forEach(
        (post, known) -> answers.put(post, PostAnswer.of(() -> again(clinic, post, known))));
    insert(clinic, without(firsts, answers), answers);
    finish(without(firsts, earlier), answers);

    var others = without(posts, answers);
    if (!others.isEmpty()) {
      store(clinic, others, answers);
    }
  }

  /**
   * Those that share no name with one before them. All names of each are taken, also of one that
   * has to wait, so that none behind it overtakes: {@code noneMatch} would stop at the first.
   */
  private static List<Post> firsts(List<Post> posts) {
    var names = new HashSet<String>();
    return posts.stream()
        .filter(post -> post.names().filter(name -> !names.add(name)).toList().isEmpty())
        .toList();
  }

  private static List<Post> without(List<Post> posts, Map<Post, ?> some) {
    return posts.stream().filter(post -> !some.containsKey(post)).toList();
  }

  /** Takes their keys, before anything else is locked; those that were answered before. */
  private Map<Post, Earlier> begin(List<Post> posts) {
    var byClaim = new HashMap<Claim, Post>();
    posts.forEach(post -> post.claim().ifPresent(claim -> byClaim.put(claim, post)));
    var earlier = new IdentityHashMap<Post, Earlier>();
    if (!byClaim.isEmpty()) {
      idempotency
          .begin(List.copyOf(byClaim.keySet()))
          .forEach((claim, known) -> earlier.put(byClaim.get(claim), known));
    }
    return earlier;
  }

  private void finish(List<Post> posts, Map<Post, PostAnswer> answers) {
    var byClaim = new HashMap<Claim, Optional<Reply>>();
    posts.forEach(
        post -> post.claim().ifPresent(claim -> byClaim.put(claim, kept(told(answers, post)))));
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
  private Reply again(ClinicNumber clinic, Post post, Earlier known) {
    return known.again().showingNow(table.find(clinic, post.id()).orElseThrow().observation());
  }

  private void insert(ClinicNumber clinic, List<Post> posts, Map<Post, PostAnswer> answers) {
    if (posts.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    var met = table.insert(clinic, posts.stream().map(Post::posting).toList(), now);
    posts.forEach(post -> answers.put(post, answer(clinic, post, met.get(post.id()), now)));
  }

  private PostAnswer answer(
      ClinicNumber clinic, Post post, ObservationTable.@Nullable Insertion met, Instant now) {
    var posting = post.posting();
    if (met == null) {
      return new PostAnswer.Failed(Posting.noSuchCourse());
    }
    return met.stored()
        ? kept(new Stored<>(reader.posted(posting, now, met), true))
        : repeated(clinic, posting, met);
  }

  /**
   * What is stored under the id of a posting that did not go in. This must be a statement of its
   * own: its snapshot shows the row of a concurrent winner, for whose commit the insert waited.
   */
  private PostAnswer repeated(
      ClinicNumber clinic, Posting posting, ObservationTable.Insertion met) {
    var stored = table.find(clinic, posting.body().id());
    if (stored.isEmpty()) {
      return new PostAnswer.Failed(met.refusal());
    }
    return stored.get().bodyHash().equals(posting.hash())
        ? kept(new Stored<>(stored.get().observation(), false))
        : new PostAnswer.Failed(Posting.conflicting());
  }

  private static PostAnswer kept(Stored<Observation> stored) {
    String path = Observations.PATH + "/" + stored.resource().id();
    return new PostAnswer.Kept(Reply.of(stored, path));
  }

  /** Whoever was not let in has no answer of a clinic's. */
  private static PostAnswer told(Map<Post, PostAnswer> answers, Post post) {
    return answers.getOrDefault(post, new PostAnswer.Failed(Callers.shutOut()));
  }
}
