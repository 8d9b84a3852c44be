package health.consilium.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether it was the database that failed, or the statement. */
class DatabaseFailureTest {
  @ParameterizedTest
  @ValueSource(strings = {"08006", "53100", "53300", "57P01", "57014"})
  void the_database_is_away_whatever_wraps_what_it_said(String state) {
    var said = new SQLException("said", state);

    assertThat(DatabaseFailure.databaseIsAway(said)).isTrue();
    assertThat(DatabaseFailure.databaseIsAway(new DatabaseFailure(said))).isTrue();
    assertThat(DatabaseFailure.databaseIsAway(new IllegalStateException(said))).isTrue();
  }

  @Test
  void a_commit_that_failed_is_found_where_the_transaction_manager_hides_it() {
    var rolledBack = new IllegalStateException("could not commit");
    rolledBack.addSuppressed(new IllegalStateException(new SQLException("reset", "08006")));

    assertThat(DatabaseFailure.databaseIsAway(new IllegalStateException(rolledBack))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "22001", "42601", "40001"})
  void a_statement_that_is_wrong_is_not_the_databases_failure(String state) {
    var failure = new DatabaseFailure(new SQLException("said", state));
    failure.addSuppressed(new SQLException("reset", "08006"));

    assertThat(DatabaseFailure.databaseIsAway(failure)).isFalse();
  }

  @Test
  void what_has_nothing_to_do_with_a_database_is_not_its_failure() {
    assertThat(DatabaseFailure.databaseIsAway(new IllegalStateException())).isFalse();
  }
}
