package health.consilium.insight;

import health.consilium.insight.disclosure.Examination;
import health.consilium.insight.disclosure.Policy;
import health.consilium.insight.disclosure.Ranking;
import health.consilium.insight.disclosure.Slice;
import health.consilium.insight.disclosure.Table;
import health.consilium.insight.disclosure.Verdict;
import health.consilium.platform.sql.DatabaseFailure;
import health.consilium.platform.sql.DirectConnection;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Computes releases, in the database's role that reads all clinics and serves no request. One
 * replica at a time: whoever holds the lock. Each table is decided in a transaction of its own, so
 * that whoever comes next goes on where a stopped one was.
 */
@ApplicationScoped
class ReleaseJob {
  private static final Logger LOG = Logger.getLogger(ReleaseJob.class);

  /** Any number, as long as nothing else locks it; the connection's end lets go of it. */
  private static final String TURN = "select pg_try_advisory_lock(150152)";

  private static final String LAST = "select max(published_at) as at from network_release";

  /**
   * Everybody is read, and the planner, which expects hardly anybody behind a condition that it
   * does not know, would look up one after the other: of 350,000 courses in 36 s instead of 4.
   */
  private static final String JOIN_AT_ONCE = "set enable_nestloop = off";

  /** Counting everybody is one statement. */
  private static final Duration LONGEST = Duration.ofMinutes(30);

  /** Consent that is withdrawn meanwhile makes it begin anew: then the next run tries again. */
  private static final int TIMES = 3;

  /** As whom, and where. */
  private record Login(String url, String username, String password) {}

  private final Optional<Login> login;
  private final Clock clock;
  private final boolean monthly;
  private volatile boolean started;

  ReleaseJob(
      Clock clock,
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") Optional<String> url,
      @ConfigProperty(name = "consilium.release-role.username") Optional<String> username,
      @ConfigProperty(name = "consilium.release-role.password") Optional<String> password,
      @ConfigProperty(name = "consilium.release.monthly") boolean monthly) {
    this.clock = clock;
    this.monthly = monthly;
    this.login =
        url.flatMap(
            at -> username.flatMap(name -> password.map(secret -> new Login(at, name, secret))));
  }

  /** Whether there is a role to compute releases in. */
  boolean isPossible() {
    return login.isPresent();
  }

  /** Last of all: what is loaded while the service starts is not released half. */
  void start(@Observes @Priority(Integer.MAX_VALUE) StartupEvent start) {
    started = true;
  }

  /** One release in each calendar month (UTC), as soon as the month has begun. */
  @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void releaseMonthly() {
    if (monthly && started && isPossible()) {
      inTurn(connection -> isDue(connection) ? release(connection) : Optional.empty());
    }
  }

  /**
   * Computes a release now, or finishes the one that was begun.
   *
   * @return its id; none when another replica is at it, or each time somebody withdrew consent
   */
  Optional<UUID> release() {
    return inTurn(this::release);
  }

  /** What to do while it is this replica's turn. */
  @FunctionalInterface
  private interface Work {
    Optional<UUID> on(Connection connection) throws SQLException;
  }

  private Optional<UUID> inTurn(Work work) {
    var as = login.orElseThrow(() -> new IllegalStateException("no role computes releases"));
    try (var connection = DirectConnection.open(as.url(), as.username(), as.password())) {
      connection.setNetworkTimeout(Runnable::run, Math.toIntExact(LONGEST.toMillis()));
      connection.setAutoCommit(false);
      planForEverybody(connection);
      return hasTurn(connection) ? work.on(connection) : Optional.empty();
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  private static void planForEverybody(Connection connection) throws SQLException {
    try (var setting = connection.createStatement()) {
      setting.execute(JOIN_AT_ONCE);
    }
  }

  private static boolean hasTurn(Connection connection) throws SQLException {
    try (var turn = connection.createStatement();
        var row = turn.executeQuery(TURN)) {
      return row.next() && row.getBoolean(1);
    }
  }

  private boolean isDue(Connection connection) throws SQLException {
    try (var last = connection.createStatement();
        var row = last.executeQuery(LAST)) {
      row.next();
      var at = row.getObject("at", OffsetDateTime.class);
      return at == null || month(at.toInstant()).isBefore(month(clock.instant()));
    }
  }

  private static YearMonth month(Instant at) {
    return YearMonth.from(at.atOffset(ZoneOffset.UTC));
  }

  private Optional<UUID> release(Connection connection) throws SQLException {
    for (int time = 0; time < TIMES; time++) {
      var made = releaseUnlessWithdrawn(connection);
      if (made.isPresent()) {
        return made;
      }
    }
    LOG.warnf("event=release_withdrawn times=%d", TIMES);
    return Optional.empty();
  }

  private Optional<UUID> releaseUnlessWithdrawn(Connection connection) throws SQLException {
    var drafts = new ReleaseDraft(connection);
    var draft = drafts.resumeOrBegin(clock.instant(), Policy.CURRENT.version());
    connection.commit();
    int tables = 0;
    for (var key = drafts.next(ReleaseKey.BEFORE_ALL);
        key.isPresent();
        key = drafts.next(key.get())) {
      decide(connection, drafts, draft, key.get());
      connection.commit();
      tables++;
    }
    new SharedDraft(connection).publish(draft.number(), Policy.CURRENT);
    var id = UUID.randomUUID();
    if (!drafts.publish(draft, id, clock.instant())) {
      connection.rollback();
      return Optional.empty();
    }
    connection.commit();
    LOG.infof("event=released number=%d tables=%d", draft.number(), tables);
    return Optional.of(id);
  }

  /** What the release shows of one table, and what is kept of it. */
  private static void decide(
      Connection connection, ReleaseDraft drafts, ReleaseDraft.Draft draft, ReleaseKey key)
      throws SQLException {
    int number = draft.number();
    var cells = new ReleaseCells(connection);
    var told = cells.told(key, draft.previous());
    var table = new Table(drafts.tallies(key), cells.past(key, number, told));
    var findings = Examination.of(table, Policy.CURRENT);
    cells.store(key, number, findings.verdicts(), told);
    cells.remember(key, number, findings.memory().keySet());
    if (findings.verdicts().get(Slice.ALL) instanceof Verdict.Fresh) {
      storeBeside(connection, key, number, table);
    }
    drafts.decided(key);
  }

  /** What is told beside a count of all patients, and stands as long as that does. */
  private static void storeBeside(Connection connection, ReleaseKey key, int number, Table table)
      throws SQLException {
    if (key.isOfScores()) {
      Standings.store(connection, key, number, Ranking.of(table.all(), Policy.CURRENT));
      Scores.store(connection, key, number);
    } else {
      OwnEvents.store(connection, key, number);
    }
  }
}
