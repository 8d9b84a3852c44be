package health.consilium.platform.postgres;

import java.sql.SQLException;
import java.util.UUID;

/** What stands in the way of a commit while a test runs. */
public final class TestTrigger implements AutoCloseable {
  private static final String FAIL =
      """
      create function test_fails() returns trigger language plpgsql as
        $$ begin raise exception 'a test lets no commit succeed'; end $$
      """;

  private static final String AT_COMMIT =
      """
      create constraint trigger test_fails after insert on %s deferrable initially deferred
        for each row when (new.id = '%s') execute function test_fails()
      """;

  private TestTrigger() {}

  /** Each statement that stores a row of that id succeeds, and its commit does not. */
  public static TestTrigger failingAtCommit(String table, UUID id) throws SQLException {
    execute(FAIL);
    execute(AT_COMMIT.formatted(table, id));
    return new TestTrigger();
  }

  private static void execute(String sql) throws SQLException {
    try (var superuser = TestConnection.superuser();
        var statement = superuser.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    execute("drop function test_fails cascade");
  }
}
