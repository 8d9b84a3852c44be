package health.consilium.discussion;

import health.consilium.access.Audit;
import health.consilium.access.Callers;
import health.consilium.access.Deed;
import health.consilium.platform.http.BasicCredentials;
import health.consilium.platform.idempotency.Attempt;
import health.consilium.platform.idempotency.Idempotency;
import health.consilium.platform.idempotency.IdempotencyKey;
import health.consilium.platform.idempotency.Reply;
import health.consilium.platform.keys.Secret;
import health.consilium.platform.paging.Limit;
import health.consilium.platform.paging.Page;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Private feeds of what is new, for programs that poll and can only keep a password: a key opens
 * one person's feed and nothing else.
 */
@ApplicationScoped
class Feeds {
  static final String PATH = Discussions.PATH + "/feeds";

  /** As the audit log calls a key. */
  static final String FEED = "feed";

  private static final Duration GOOD_FOR = Duration.ofDays(90);

  /** What a program is shown at once. */
  private static final int MOST_ENTRIES = 50;

  private static final int MOST_KEYS = 10;

  private final Callers callers;
  private final Readers readers;
  private final Audit audit;
  private final Idempotency idempotency;
  private final Authors authors;
  private final FeedTable feeds;
  private final Contributions contributions;
  private final Clock clock;

  Feeds(
      Callers callers,
      Readers readers,
      Audit audit,
      Idempotency idempotency,
      Authors authors,
      FeedTable feeds,
      Contributions contributions,
      Clock clock) {
    this.callers = callers;
    this.readers = readers;
    this.audit = audit;
    this.idempotency = idempotency;
    this.authors = authors;
    this.feeds = feeds;
    this.contributions = contributions;
    this.clock = clock;
  }

  /**
   * Makes a key, once under that one of the request.
   *
   * @throws Refusal 403 for who is suspended; 409 for who has ten of them; 409 and 422 as {@link
   *     Idempotency} says
   */
  @Transactional
  Reply make(IdempotencyKey key) {
    var reader = readers.writer();
    return idempotency.once(
        new Attempt(key.value(), reader.client(), "POST " + PATH, Map.of()),
        () -> {
          var secret = Secret.fresh();
          var now = clock.instant();
          feeds.lock(callers.current());
          authors.requireNotSuspended(reader);
          requireFew(now);
          var feed = new Feed(UUID.randomUUID(), now, now.plus(GOOD_FOR), secret.text());
          feeds.insert(callers.current(), feed, secret.sha256());
          audit.record(reader.clinic(), Deed.write(FEED, feed.id()));
          return new Idempotency.Creation(PATH + "/" + feed.id(), feed.untold(), feed);
        });
  }

  /** The caller's keys that are good, newest first: all of them, since they are few. */
  @Transactional
  Page<Feed> list() {
    var reader = readers.writer();
    var page = Page.cut(feeds.list(callers.current(), clock.instant()), new Limit(Limit.MAX));
    return audit.listed(reader.clinic(), FEED, page);
  }

  /**
   * Makes a key of the caller's useless, now or before.
   *
   * @throws Refusal 404
   */
  @Transactional
  void revoke(UUID id) {
    var reader = readers.writer();
    if (!feeds.revoke(callers.current(), id, clock.instant())) {
      throw Refusal.notFound(FEED);
    }
    audit.record(reader.clinic(), new Deed(Deed.Action.REVOKE, FEED, id, null));
  }

  /**
   * Makes all keys of a person useless, whoever that is, in the name of the network: also one that
   * is being made, since this waits for it. The audit log tells of whose clinic, and how many.
   */
  @Transactional
  void revokeAll(FeedOwner owner) {
    var network = callers.enterNetworkAndTellLater();
    feeds.lock(owner.person());
    int count = feeds.revokeAll(owner.person(), clock.instant());
    audit.record(network, new Deed(Deed.Action.REVOKE, FEED, owner.clinicId(), count));
  }

  /**
   * The feed that the key opens, in Atom (RFC 4287): that something is new, and where, but not what
   * it says, since nobody could take it back from there. It is what the key's owner may read now.
   *
   * @param authorization HTTP Basic with the key as password, whatever the name
   * @param followed whether only of what the owner follows
   * @throws Refusal 400 for {@code followed} that is neither true nor false; 401 without a good
   *     key; 403 when its owner was revoked or suspended, or the clinic suspended
   */
  @Transactional
  String atom(@Nullable String authorization, FollowQuery followed) {
    var key =
        BasicCredentials.of(authorization)
            .map(credentials -> new Secret(credentials.password()).sha256())
            .flatMap(digest -> feeds.find(digest, clock.instant()))
            .orElseThrow(Feeds::locked);
    var reader = readers.entering(key.owner(), Deed.read(FEED, key.feed().id()));
    authors.requireNotSuspended(reader);
    return AtomFeed.of(
        key.feed(), followed.narrows(), contributions.newest(reader, followed, MOST_ENTRIES));
  }

  private void requireFew(Instant now) {
    if (feeds.list(callers.current(), now).size() >= MOST_KEYS) {
      throw new Refusal(ProblemCode.CONFLICT, "You have ten keys: revoke one of them first.");
    }
  }

  private static Refusal locked() {
    return new Refusal(
            ProblemCode.UNAUTHENTICATED, "The feed opens by HTTP Basic, with a key as password.")
        .with(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"consilium\"");
  }
}
