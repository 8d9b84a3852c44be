package health.consilium.observation;

import static health.consilium.platform.sql.Arguments.bind;
import static health.consilium.platform.sql.Arguments.instant;
import static health.consilium.platform.sql.Arguments.lockTimeout;

import health.consilium.access.Callers;
import health.consilium.access.ClinicNumber;
import health.consilium.platform.paging.Limit;
import health.consilium.platform.paging.TimeKey;
import health.consilium.platform.problem.Refusal;
import health.consilium.platform.sql.Conditions;
import health.consilium.platform.sql.Database;
import health.consilium.platform.sql.DatabaseFailure;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table {@code observation}, in plain SQL: single posts are a hot path. */
@Singleton
class ObservationTable {
  /** A stored observation and the hash of the body that made it. */
  record Entry(Observation observation, Digest bodyHash) {}

  /**
   * What an insert met.
   *
   * @param courseStartedAt first dose of its course
   * @param courseStands whether that was not retracted
   * @param sessionStands whether it names none, or one that stands in its course
   * @param judged how it compares with its course's baseline
   * @param recalled whether {@link ObservationReader#recalled} says so
   * @param stored whether it went in; if not, its id is taken or {@link #refusal} says why
   */
  record Insertion(
      Instant courseStartedAt,
      boolean courseStands,
      boolean sessionStands,
      Judgement judged,
      boolean recalled,
      boolean stored) {
    /** Why it did not go in where its id was free. */
    Refusal refusal() {
      return Posting.unfit(courseStands, sessionStands);
    }
  }

  /**
   * Finds the courses and sessions and locks them against being changed, checks against them what
   * is {@code posted}, stores, and keeps the outcomes of what is stored. A lock on the key alone
   * would do for the reference, but shows the course as the statement's snapshot has it, though it
   * was changed since. {@code met} has a row for each that is posted, of which {@code fits} tells
   * whether it can be stored under an id that is free.
   */
  private static final String STORE =
      """
      with posted as (%1$s),
      known as (
        select course.*
        from (
          select distinct clinic_number, course_id from posted
          order by clinic_number, course_id) named
        cross join lateral (
          select clinic_number, id as course_id, started_at, induction_ended_at,
            status = %2$d as stands,
            outcome_cohort(indication, drug, route, failed_trials) as cohort
          from course where clinic_number = named.clinic_number and id = named.course_id
          for share) course),
      seated as (
        select session.*
        from (
          select distinct clinic_number, course_id, session_id
          from posted join known using (clinic_number, course_id)
          where session_id is not null order by clinic_number, session_id) named
        cross join lateral (
          select clinic_number, course_id, id as session_id, true as sits
          from session
          where clinic_number = named.clinic_number and id = named.session_id
            and course_id = named.course_id and status = %2$d
          for share) session),
      met as (
        select *, stands and is_seated and started_at <= effective_at + interval '%3$s' as fits
        from posted
        left join known using (clinic_number, course_id)
        left join seated using (clinic_number, course_id, session_id)
        cross join lateral (select session_id is null or sits is not null as is_seated) seat),
      stored as (
        insert into observation (clinic_number, id, course_id, session_id, effective_at,
          recorded_at, value_milli, second_milli, measure, status, version, body_hash, method)
        select clinic_number, id, course_id, session_id, effective_at,
          ?::timestamptz, value_milli, second_milli, measure, status, 1, body_hash, method
        from met where fits
        order by clinic_number, id, line
        on conflict (clinic_number, id) do nothing
        returning clinic_number, id, course_id, effective_at, measure, value_milli),
      """;

  /**
   * One round trip for any number of posts; of a clinic no id may be there twice. How long it waits
   * for a lock is set by itself, before it takes the first.
   */
  static final String INSERT =
      storing(
              """
              select posted.* from unnest(?::integer[], ?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[], ?::integer[],
                  ?::integer[], ?::smallint[], ?::smallint[], ?::bytea[], ?::text[])
                with ordinality as posted (clinic_number, id, course_id, session_id, effective_at,
                  value_milli, second_milli, measure, status, body_hash, method, line),
                set_config('lock_timeout', ?, true)
              """)
          + """
          select met.line, met.started_at, stored.id is not null as stored, met.stands,
            met.is_seated, baseline_milli, responder, remitted,
          """
          + ObservationReader.recalled("met", "met", "rule")
          + """
          from met
          left join stored on stored.clinic_number = met.clinic_number and stored.id = met.id
          left join read on read.clinic_number = met.clinic_number
            and read.course_id = met.course_id and read.measure = met.measure
          left join lateral (
            select baseline from course_outcome
            where clinic_number = met.clinic_number and course_id = met.course_id
              and measure = met.measure limit 1) was on true
          left join outcome_rule rule on rule.measure = met.measure
          cross join lateral (
            select outcome_value(least(was.baseline, read.baseline)) as baseline_milli) score
          cross join lateral outcome_judged(rule, baseline_milli, met.value_milli)
          where met.started_at is not null
          """;

  private static final String INSERT_TOGETHER = Callers.amongAdmitted(INSERT);

  /** What stands beside a row is read of those of the page alone. */
  private static final String SELECT =
      """
      select %s
      from (
        select o.* from observation o %%s
        order by o.effective_at desc, o.id desc limit ?) as o
      %s
      order by o.effective_at desc, o.id desc
      """
          .formatted(ObservationReader.BESIDE, ObservationReader.FROM_BESIDE);

  private final Database database;
  private final ObservationReader reader;

  ObservationTable(Database database, ObservationReader reader) {
    this.database = database;
    this.reader = reader;
  }

  /**
   * Stores those of one clinic whose ids are not taken, each id once; says what each met, but for
   * those whose course the clinic does not have.
   *
   * @param patience how long it waits for a lock
   * @throws DatabaseFailure also when somebody else holds one longer
   */
  Map<PlacedPost, Insertion> insert(List<PlacedPost> posts, Instant recordedAt, Duration patience) {
    return database.call(
        connection -> {
          try (var insert = connection.prepareStatement(INSERT)) {
            bind(insert, arguments(connection, posts, recordedAt, patience));
            return met(posts, insert.executeQuery());
          }
        });
  }

  /** The same of several clinics whom the transaction has admitted. */
  Map<PlacedPost, Insertion> insertTogether(
      List<PlacedPost> posts, Instant recordedAt, Duration patience) {
    return database.call(
        connection -> {
          try (var insert = connection.prepareStatement(INSERT_TOGETHER)) {
            bind(insert, arguments(connection, posts, recordedAt, patience));
            insert.execute();
            insert.getMoreResults();
            return met(posts, insert.getResultSet());
          }
        });
  }

  Optional<Entry> find(ClinicNumber clinic, UUID id) {
    var conditions =
        new Conditions().and("o.clinic_number = ?", clinic.value()).and("o.id = ?", id);
    return database.list(listing(conditions), conditions.argumentsAnd(1), this::entry).stream()
        .findFirst();
  }

  /** Newest first, one row more than the limit. */
  List<Observation> list(
      ClinicNumber clinic, ObservationFilter filter, Optional<TimeKey> after, Limit limit) {
    var conditions = filter.narrow(new Conditions().and("o.clinic_number = ?", clinic.value()));
    after.ifPresent(key -> conditions.and("(o.effective_at, o.id) < (?, ?)", key.at(), key.id()));
    return database.list(
        listing(conditions), conditions.argumentsAnd(limit.value() + 1), reader::observation);
  }

  /** Its last argument is how many. */
  static String listing(Conditions conditions) {
    return SELECT.formatted(conditions.sql());
  }

  private static Map<PlacedPost, Insertion> met(List<PlacedPost> posts, ResultSet row)
      throws SQLException {
    var met = new IdentityHashMap<PlacedPost, Insertion>();
    while (row.next()) {
      met.put(
          posts.get(row.getInt("line") - 1),
          new Insertion(
              instant(row, "started_at"),
              row.getBoolean("stands"),
              row.getBoolean("is_seated"),
              Judgement.read(row),
              row.getBoolean("recalled"),
              row.getBoolean("stored")));
    }
    return met;
  }

  /**
   * What stores postings, up to and without the select that tells what came of it; of several under
   * one id the first line goes in. It is bound to the time at which they were received.
   *
   * @param posted selects them, with their clinics and lines; whatever it is bound to comes first
   */
  static String storing(String posted) {
    return STORE.formatted(posted, RecordStatus.ACTIVE.number(), Posting.BEFORE_COURSE)
        + Outcomes.UPKEEP;
  }

  /** What {@link #INSERT} is bound to. */
  static Object[] arguments(
      Connection connection, List<PlacedPost> posts, Instant recordedAt, Duration patience)
      throws SQLException {
    var postings = posts.stream().map(PlacedPost::posting).toList();
    var clinics = posts.stream().map(each -> each.clinic().value()).toArray();
    return Stream.<Object>of(
            connection.createArrayOf("integer", clinics),
            column(connection, "uuid", postings, each -> each.body().id()),
            column(connection, "uuid", postings, each -> each.body().course()),
            column(connection, "uuid", postings, each -> each.body().session()),
            column(connection, "timestamptz", postings, each -> each.body().effectiveAt()),
            column(connection, "integer", postings, each -> each.reading().first()),
            column(connection, "integer", postings, each -> each.reading().second()),
            column(connection, "smallint", postings, each -> each.instrument().number()),
            column(connection, "smallint", postings, each -> each.body().status().number()),
            hashes(connection, postings),
            column(connection, "text", postings, each -> each.body().method()),
            lockTimeout(patience),
            recordedAt)
        .toArray();
  }

  /** The driver takes these as an array of arrays alone. */
  private static Array hashes(Connection connection, List<Posting> postings) throws SQLException {
    byte[][] hashes = postings.stream().map(each -> each.hash().bytes()).toArray(byte[][]::new);
    return connection.createArrayOf("bytea", hashes);
  }

  private static Array column(
      Connection connection,
      String type,
      List<Posting> postings,
      Function<Posting, @Nullable Object> value)
      throws SQLException {
    return connection.createArrayOf(type, postings.stream().map(value).toArray());
  }

  private Entry entry(ResultSet row) throws SQLException {
    return new Entry(reader.observation(row), new Digest(row.getBytes("body_hash")));
  }
}
