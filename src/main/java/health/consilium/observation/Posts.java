package health.consilium.observation;

import health.consilium.access.Admitted;
import health.consilium.access.Audit;
import health.consilium.access.Callers;
import health.consilium.access.ClinicNumber;
import health.consilium.platform.http.Stored;
import health.consilium.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The transaction that stores single posts: one, or many at once of several clinics. */
@ApplicationScoped
class Posts {
  private final Callers callers;
  private final Audit audit;
  private final ObservationTable table;
  private final ObservationReader reader;
  private final Clock clock;

  Posts(
      Callers callers, Audit audit, ObservationTable table, ObservationReader reader, Clock clock) {
    this.callers = callers;
    this.audit = audit;
    this.table = table;
    this.reader = reader;
    this.clock = clock;
  }

  /**
   * Stores one.
   *
   * @throws Refusal 403, 404, 409, 422
   */
  @Transactional
  Stored<Observation> store(Post post) {
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

  /** Of several posts under one id each is judged after the one before it, as if it came later. */
  private void store(ClinicNumber clinic, List<Post> posts, Map<Post, PostAnswer> answers) {
    Instant now = clock.instant();
    var firsts = new LinkedHashMap<UUID, Post>();
    posts.forEach(post -> firsts.putIfAbsent(post.id(), post));
    var met = table.insert(clinic, firsts.values().stream().map(Post::posting).toList(), now);
    firsts.forEach((id, post) -> answers.put(post, answer(clinic, post, met.get(id), now)));

    var others = posts.stream().filter(post -> !answers.containsKey(post)).toList();
    if (!others.isEmpty()) {
      store(clinic, others, answers);
    }
  }

  private PostAnswer answer(
      ClinicNumber clinic, Post post, ObservationTable.@Nullable Insertion met, Instant now) {
    var posting = post.posting();
    if (met == null) {
      return new PostAnswer.Failed(Posting.noSuchCourse());
    }
    return met.stored()
        ? new PostAnswer.Kept(new Stored<>(reader.posted(posting, now, met), true))
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
        ? new PostAnswer.Kept(new Stored<>(stored.get().observation(), false))
        : new PostAnswer.Failed(Posting.conflicting());
  }

  /** Whoever was not let in has no answer of a clinic's. */
  private static PostAnswer told(Map<Post, PostAnswer> answers, Post post) {
    return answers.getOrDefault(post, new PostAnswer.Failed(Callers.shutOut()));
  }
}
