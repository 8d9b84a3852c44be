package health.consilium.discussion;

import health.consilium.access.Audit;
import health.consilium.access.Deed;
import health.consilium.platform.paging.Cursors;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import health.consilium.platform.paging.TimeKey;
import health.consilium.platform.problem.Refusal;
import health.consilium.platform.sql.Conditions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Posts across all discussions: what has these words, what is new. */
@ApplicationScoped
class Contributions {
  /**
   * How long a post may take from its time until it can be read: no statement of its transaction
   * runs longer. Whoever has read until now has not read what is still on its way.
   */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(10);

  private final Readers readers;
  private final Audit audit;
  private final ContributionTable contributions;
  private final Narrowing narrowing;
  private final WordsTable words;
  private final VisitTable visits;
  private final Cursors cursors;
  private final Clock clock;

  Contributions(
      Readers readers,
      Audit audit,
      ContributionTable contributions,
      Narrowing narrowing,
      WordsTable words,
      VisitTable visits,
      Cursors cursors,
      Clock clock) {
    this.readers = readers;
    this.audit = audit;
    this.contributions = contributions;
    this.narrowing = narrowing;
    this.words = words;
    this.visits = visits;
    this.cursors = cursors;
    this.clock = clock;
  }

  /**
   * Posts that have the words, the best first.
   *
   * @throws Refusal 400 where nothing but stop words or punctuation is asked for
   */
  @Transactional
  Page<Contribution> search(
      String words, DiscussionFilter filter, FollowQuery followed, PageQuery asked) {
    var reader = readers.entering();
    String query = "search " + words + "\n" + filter + followed;
    var after = asked.position(cursors, query).map(WordsTable.Hit::parse);
    var wanted = new WordsTable.Asked(words, after, asked.limit().value() + 1);
    var found =
        followed.narrows()
            ? this.words.among(reader, wanted, followed.narrow(reader, filter.conditions(reader)))
            : narrowing
                .marks(reader, filter)
                .map(marks -> this.words.search(reader, wanted, marks))
                .orElse(List.of());
    if (found.isEmpty() && !this.words.asksForAny(words)) {
      throw Refusal.parameter("q", "must have a word that is no stop word, as `the` is");
    }
    var page = Page.cut(found, asked.limit(), last -> cursors.seal(query, last.hit().text()));
    return audit.listed(reader.clinic(), Posts.POST, page.map(WordsTable.Found::contribution));
  }

  /**
   * What others wrote, or a moderator released, since the reader's last visit, newest first. A
   * visit is what its reader calls one, by {@link #seen}: reading, listing and searching are none,
   * so that whoever looks twice, or from two devices, loses nothing. Whoever never told one has
   * everything before them.
   */
  @Transactional
  Page<Contribution> sinceLastVisit(FollowQuery followed, PageQuery asked) {
    var reader = readers.entering();
    String query = "new " + followed;
    var after = asked.position(cursors, query).map(TimeKey::parse);
    int most = asked.limit().value() + 1;
    var page =
        Page.cut(
            contributions.newest(
                reader,
                followed.narrow(reader, new Conditions()),
                visits.last(reader),
                after,
                most),
            asked.limit(),
            last ->
                cursors.seal(
                    query,
                    new TimeKey(Objects.requireNonNull(last.shownAt()), last.post().id()).text()));
    return audit.listed(reader.clinic(), Posts.POST, page);
  }

  /** The newest posts of others, for whom a feed belongs to. */
  List<Contribution> newest(Reader reader, FollowQuery followed, int most) {
    return contributions.newest(
        reader,
        followed.narrow(reader, new Conditions()),
        Optional.empty(),
        Optional.empty(),
        most);
  }

  /**
   * The reader has read what was shown by then. What may still have been on its way stays new, and
   * what was read before stays read.
   *
   * @param told best the {@code shownAt} of the first item of {@link #sinceLastVisit}
   * @throws Refusal 422 for a time that has not come yet
   */
  @Transactional
  SeenUntil seen(SeenUntil told) {
    var now = clock.instant();
    if (told.until().isAfter(now)) {
      throw Refusal.unprocessable("/until", "must not lie in the future");
    }
    var reader = readers.entering();
    var until = visits.seen(reader, earlier(told.until(), now.minus(ON_ITS_WAY)));
    audit.record(reader.clinic(), new Deed(Deed.Action.WRITE, "visit", null, null));
    return new SeenUntil(until);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
