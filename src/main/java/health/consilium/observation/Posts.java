package health.consilium.observation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import health.consilium.access.Admitted;
import health.consilium.access.Audit;
import health.consilium.access.Callers;
import health.consilium.access.ClinicNumber;
import health.consilium.platform.http.Stored;
import health.consilium.platform.idempotency.Reply;
import health.consilium.platform.problem.Refusal;
import health.consilium.platform.sql.DatabaseFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The transactions that store single posts: one, or many at once of several clinics. */
@ApplicationScoped
class Posts {
  private final Callers callers;
  private final Audit audit;
  private final PostKeys keys;
  private final ObservationTable table;
  private final ObservationReader reader;
  private final Outcomes outcomes;
  private final Clock clock;

  Posts(
      Callers callers,
      Audit audit,
      PostKeys keys,
      ObservationTable table,
      ObservationReader reader,
      Outcomes outcomes,
      Clock clock) {
    this.callers = callers;
    this.audit = audit;
    this.keys = keys;
    this.table = table;
    this.reader = reader;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  /**
   * Stores one.
   *
   * @param patience how long it waits for a lock that somebody else holds
   * @throws Refusal 403, 404, 409, 422
   * @throws DatabaseFailure also when that is over
   */
  @Transactional
  Reply store(Post post, Duration patience) {
    var alone = List.of(new PlacedPost(callers.enterClinic(post.visit()), post));
    var answers = new IdentityHashMap<Post, PostAnswer>();
    if (keys.begin(alone, answers, patience).isEmpty()) {
      insert(alone, answers, patience);
      keys.finish(alone, answers);
    }
    return told(answers, post).tell();
  }

  /**
   * Stores many by one statement, and answers each in its place. A refused one has changed nothing,
   * so there is nothing to take back and no savepoint; what cannot be foreseen fails them all. All
   * is locked in one order: keys first, clinic by clinic in the order of their numbers, then all
   * else in the order that {@link Outcomes} names.
   *
   * @param posts no two of one name, see {@link #firsts}
   */
  @Transactional
  List<PostAnswer> store(List<Post> posts, Duration patience) {
    var visits = callers.admit(posts.stream().map(Post::visit).toList());
    var placed = placed(posts, visits);
    var answers = new IdentityHashMap<Post, PostAnswer>();
    var others = without(placed, begin(placed, answers, patience));
    insertTogether(others, answers, patience);
    finish(others, answers);
    audit.record(
        IntStream.range(0, posts.size())
            .filter(i -> answers.get(posts.get(i)) instanceof PostAnswer.Kept)
            .mapToObj(visits::get)
            .toList());
    return posts.stream().map(post -> told(answers, post)).toList();
  }

  /**
   * Those that share no name with one before them: the others are to be judged after them, in a
   * transaction of their own, as if they came later. All names of each are taken, also of one that
   * has to wait, so that none behind it overtakes: {@code noneMatch} would stop at the first.
   */
  static List<Post> firsts(List<Post> posts) {
    var names = new HashSet<String>();
    return posts.stream()
        .filter(post -> post.names().filter(name -> !names.add(name)).toList().isEmpty())
        .toList();
  }

  private static List<PlacedPost> placed(List<Post> posts, List<Admitted> visits) {
    return IntStream.range(0, posts.size())
        .filter(i -> visits.get(i).isIn())
        .mapToObj(i -> new PlacedPost(visits.get(i).clinic(), posts.get(i)))
        .toList();
  }

  private static List<PlacedPost> without(List<PlacedPost> posts, Set<PlacedPost> some) {
    return posts.stream().filter(each -> !some.contains(each)).toList();
  }

  /** Those that have a key: keys are seen in the scope of their clinic alone. */
  private static SortedMap<ClinicNumber, List<PlacedPost>> keyedByClinic(List<PlacedPost> posts) {
    return byClinic(posts, each -> each.post().claim().isPresent());
  }

  /** Some of them, in the order in which clinics are locked. */
  private static SortedMap<ClinicNumber, List<PlacedPost>> byClinic(
      List<PlacedPost> posts, Predicate<PlacedPost> which) {
    return posts.stream()
        .filter(which)
        .collect(
            groupingBy(
                PlacedPost::clinic,
                () -> new TreeMap<>(Comparator.comparingInt(ClinicNumber::value)),
                toList()));
  }

  private Set<PlacedPost> begin(
      List<PlacedPost> posts, Map<Post, PostAnswer> answers, Duration patience) {
    var earlier = new HashSet<PlacedPost>();
    keyedByClinic(posts)
        .forEach(
            (clinic, keyed) -> {
              callers.enterClinic(clinic);
              earlier.addAll(keys.begin(keyed, answers, patience));
            });
    return earlier;
  }

  private void finish(List<PlacedPost> posts, Map<Post, PostAnswer> answers) {
    keyedByClinic(posts)
        .forEach(
            (clinic, keyed) -> {
              callers.enterClinic(clinic);
              keys.finish(keyed, answers);
            });
  }

  private void insert(List<PlacedPost> posts, Map<Post, PostAnswer> answers, Duration patience) {
    Instant now = clock.instant();
    var met = table.insert(posts, now, patience);
    outcomes.followPosts(posts.getFirst().clinic(), postings(stored(posts, met)));
    posts.forEach(each -> answers.put(each.post(), answer(each, met.get(each), now)));
  }

  private void insertTogether(
      List<PlacedPost> posts, Map<Post, PostAnswer> answers, Duration patience) {
    if (posts.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    var met = table.insertTogether(posts, now, patience);
    followTogether(stored(posts, met));
    for (var each : posts) {
      var insertion = met.get(each);
      if (insertion != null && !insertion.stored()) {
        callers.enterClinic(each.clinic()); // where its answer looks for what is there
      }
      answers.put(each.post(), answer(each, insertion, now));
    }
  }

  /** Of vital signs more is kept, which is seen in the scope of their clinic alone. */
  private void followTogether(List<PlacedPost> stored) {
    byClinic(stored, each -> outcomes.isFollowed(each.posting()))
        .forEach(
            (clinic, followed) -> {
              callers.enterClinic(clinic);
              outcomes.followPosts(clinic, postings(followed));
            });
  }

  private static List<PlacedPost> stored(
      List<PlacedPost> posts, Map<PlacedPost, ObservationTable.Insertion> met) {
    return posts.stream().filter(each -> met.containsKey(each) && met.get(each).stored()).toList();
  }

  private static List<Posting> postings(List<PlacedPost> posts) {
    return posts.stream().map(PlacedPost::posting).toList();
  }

  private PostAnswer answer(
      PlacedPost placed, ObservationTable.@Nullable Insertion met, Instant now) {
    if (met == null) {
      return new PostAnswer.Failed(Posting.noSuchCourse());
    }
    return met.stored()
        ? kept(new Stored<>(reader.posted(placed.posting(), now, met), true))
        : repeated(placed, met);
  }

  /**
   * What is stored under the id of a posting that did not go in. This must be a statement of its
   * own: its snapshot shows the row of a concurrent winner, for whose commit the insert waited.
   */
  private PostAnswer repeated(PlacedPost placed, ObservationTable.Insertion met) {
    var stored = table.find(placed.clinic(), placed.post().id());
    if (stored.isEmpty()) {
      return new PostAnswer.Failed(met.refusal());
    }
    return stored.get().bodyHash().equals(placed.posting().hash())
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
