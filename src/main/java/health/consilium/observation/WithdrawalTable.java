package health.consilium.observation;

import static health.consilium.platform.sql.Arguments.bind;
import static health.consilium.platform.sql.Arguments.instant;

import health.consilium.access.ClinicNumber;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The table {@code subject_withdrawal}. By hand, for the advisory lock that belongs to it. */
@Singleton
class WithdrawalTable {
  private static final String LOCK = "select pg_advisory_xact_lock(?, ?)";

  private static final String FIND =
      """
      select withdrawn_at, courses, sessions, observations, adverse_events
      from subject_withdrawal where clinic_number = ? and subject_hmac = ?
      """;

  private static final String INSERT =
      """
      insert into subject_withdrawal (withdrawn_at, courses, sessions, observations,
        adverse_events, recorded_by, clinic_number, subject_hmac)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final Database database;

  WithdrawalTable(Database database) {
    this.database = database;
  }

  /**
   * Keeps everybody else who puts a course of the subject, or withdraws it, waiting until the
   * transaction ends. Two subjects of one hash would wait for each other, which does no harm.
   */
  void lock(ClinicNumber clinic, Digest subject) {
    int hash = ByteBuffer.wrap(subject.bytes()).getInt();
    database.call(
        connection -> {
          try (var lock = connection.prepareStatement(LOCK)) {
            bind(lock, clinic.value(), hash);
            return lock.execute();
          }
        });
  }

  Optional<Withdrawal> find(ClinicNumber clinic, Digest subject) {
    var key = List.of(clinic.value(), subject.bytes());
    return database.find(FIND, key, WithdrawalTable::withdrawal);
  }

  void insert(ClinicNumber clinic, Digest subject, Withdrawal withdrawal, String by) {
    database.update(
        INSERT,
        withdrawal.withdrawnAt(),
        withdrawal.courses(),
        withdrawal.sessions(),
        withdrawal.observations(),
        withdrawal.adverseEvents(),
        by,
        clinic.value(),
        subject.bytes());
  }

  private static Withdrawal withdrawal(ResultSet row) throws SQLException {
    return new Withdrawal(
        instant(row, "withdrawn_at"),
        row.getInt("courses"),
        row.getInt("sessions"),
        row.getInt("observations"),
        row.getInt("adverse_events"));
  }
}
