package health.consilium.access;

import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.platform.postgres.DatabaseRole;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.postgres.TestConnection;
import health.consilium.platform.sql.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chain over the audit log, and what of it whoever owns the database could change unseen. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AuditChainTest {
  @Inject Database database;
  @Inject Callers callers;
  @Inject Audit audit;
  @Inject AuditSealer sealer;

  private TestClinic clinic;

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
  }

  @Test
  void a_log_that_nobody_touched_holds() {
    append(3);
    seal();
    append(2);
    seal();
    append(1);

    assertThat(faults()).isEmpty();
    assertThat(line()).contains(" seal=2 entries=5 unsealed=1 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_entry set client = 'nobody' where number = ?",
        "update audit_entry set resource_id = gen_random_uuid() where number = ?",
        "update audit_entry set count = 4 where number = ?",
        "update audit_entry set action = 'list' where number = ?",
        "update audit_entry set resource = 'session' where number = ?",
        "update audit_entry set request = gen_random_uuid() where number = ?",
        "update audit_entry set recorded_at = recorded_at + interval '1 microsecond' where number = ?",
        "delete from audit_entry where number = ?",
        """
        insert into audit_entry (clinic_number, recorded_at, request, action, resource, client)
        select clinic_number, recorded_at, request, action, resource, client
        from audit_entry where number = ?
        """,
        """
        update audit_entry e set recorded_at = o.recorded_at from audit_entry o
        where ? in (e.number, o.number) and abs(e.number - o.number) = 1
        """,
        """
        update audit_seal set entries = entries + 1 where clinic_number =
          (select clinic_number from audit_entry where number = ?) and number = 1
        """,
        """
        update audit_seal set until = until + interval '1 microsecond' where clinic_number =
          (select clinic_number from audit_entry where number = ?) and number = 1
        """,
        """
        delete from audit_seal where clinic_number =
          (select clinic_number from audit_entry where number = ?) and number = 1
        """,
      })
  void what_the_database_s_owner_changes_is_found(String tampering) throws SQLException {
    append(3);
    seal();
    append(3);
    seal();
    assertThat(faults()).isEmpty();

    tamper(tampering);

    assertThat(faults()).isNotEmpty();
  }

  @Test
  void a_log_that_was_cut_is_found_by_a_head_that_was_kept() throws SQLException {
    append(2);
    seal();
    append(2);
    seal();
    var kept = findings(List.of()).lines();

    tamper(
        """
        delete from audit_seal where clinic_number =
          (select clinic_number from audit_entry where number = ?) and number = 2
        """);

    assertThat(faults()).isEmpty();
    assertThat(ours(findings(kept).faults())).hasSize(1);
  }

  @Test
  void a_head_that_was_kept_is_found_again_behind_newer_ones() {
    append(2);
    seal();
    var kept = findings(List.of()).lines();
    append(2);
    seal();

    assertThat(ours(findings(kept).faults())).isEmpty();
  }

  @Test
  void what_somebody_is_about_to_write_is_not_closed_before() throws SQLException {
    try (var writing = TestConnection.as(DatabaseRole.APP)) {
      writing.setAutoCommit(false);
      append(writing, "0");
      var began = began(writing);

      var complete = inTransaction((connection, seals) -> seals.complete());

      assertThat(complete)
          .hasValueSatisfying(at -> assertThat(at).isBefore(began.minusSeconds(19)));
      writing.rollback();
    }
  }

  @Test
  void what_nobody_writes_any_more_is_complete_after_twenty_seconds() {
    append(1);

    var complete = inTransaction((connection, seals) -> seals.complete());

    assertThat(complete.orElseThrow()).isAfter(Instant.now().minus(Duration.ofSeconds(25)));
    assertThat(complete.orElseThrow()).isBefore(Instant.now().minus(Duration.ofSeconds(19)));
  }

  @Test
  void while_one_replica_seals_another_lets_it() throws SQLException {
    try (var other = TestConnection.as(DatabaseRole.APP)) {
      other.setAutoCommit(false);
      takeTurn(other);
      appendLongAgo();

      sealer.seal();

      assertThat(line()).contains(" seal=0 entries=0 unsealed=1 ");
      other.rollback(); // to close it would end the turn a little later
    }
    sealer.seal();
    awaitTurn();
    assertThat(line()).contains(" seal=1 entries=1 unsealed=0 ");
  }

  /** Appends so many entries to the clinic's log, as its requests do. */
  private void append(int count) {
    for (int i = 0; i < count; i++) {
      QuarkusTransaction.requiringNew()
          .run(
              () ->
                  audit.record(
                      List.of(
                          new Admitted(
                              new Visit(clinic.client(), clinic.id(), entry()),
                              callers.enterClinicAndTellLater(
                                  new Caller(
                                      clinic.client(), Optional.of(clinic.id()), Set.of()))))));
    }
  }

  private AuditEntry entry() {
    return new AuditEntry(
        Instant.now().truncatedTo(ChronoUnit.MICROS),
        clinic.client(),
        Deed.Action.READ,
        "course",
        UUID.randomUUID(),
        3,
        UUID.randomUUID());
  }

  private static final String APPEND =
      """
      insert into audit_entry (clinic_number, recorded_at, request, action, resource, client)
      select number, clock_timestamp() - ?::interval, gen_random_uuid(), 'read', 'course', 'x'
      from clinic, set_config('app.clinic', number::text, true)
      where id = ?
      """;

  private void append(Connection connection, String ago) throws SQLException {
    try (var append = connection.prepareStatement(APPEND)) {
      append.setString(1, ago);
      append.setObject(2, clinic.id());
      append.executeUpdate();
    }
  }

  /** Which the service's role may not. */
  private void appendLongAgo() throws SQLException {
    try (var owner = TestConnection.superuser()) {
      append(owner, "1 hour");
    }
  }

  private void seal() {
    inTransaction(
        (connection, seals) -> {
          takeTurn(connection);
          return AuditSealer.seal(seals, Instant.now().truncatedTo(ChronoUnit.MICROS));
        });
  }

  /** The scheduled sealer may just have had it. */
  private void awaitTurn() {
    inTransaction(
        (connection, seals) -> {
          takeTurn(connection);
          return seals;
        });
  }

  private static void takeTurn(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("select pg_advisory_xact_lock(140141)");
    }
  }

  /** Does that to the second of the clinic's entries. */
  private void tamper(String sql) throws SQLException {
    try (var owner = TestConnection.superuser();
        var tampering = owner.prepareStatement(sql)) {
      tampering.setLong(1, second(owner));
      assertThat(tampering.executeUpdate()).isPositive();
    }
  }

  private long second(Connection connection) throws SQLException {
    try (var select =
        connection.prepareStatement(
            """
            select e.number from audit_entry e join clinic c on c.number = e.clinic_number
            where c.id = ? order by e.number offset 1 limit 1
            """)) {
      select.setObject(1, clinic.id());
      var row = select.executeQuery();
      row.next();
      return row.getLong(1);
    }
  }

  private static Instant began(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select now()")) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  private AuditVerification.Findings findings(List<String> earlier) {
    return inTransaction((connection, seals) -> AuditVerification.of(connection, earlier));
  }

  private List<String> faults() {
    return ours(findings(List.of()).faults());
  }

  private String line() {
    return ours(findings(List.of()).lines()).getFirst();
  }

  private List<String> ours(List<String> lines) {
    return lines.stream().filter(line -> line.contains("log=" + clinic.id())).toList();
  }

  private interface Work<T> {
    T on(Connection connection, AuditSeals seals) throws SQLException;
  }

  private <T> T inTransaction(Work<T> work) {
    return QuarkusTransaction.requiringNew()
        .call(() -> database.call(connection -> work.on(connection, new AuditSeals(connection))));
  }
}
