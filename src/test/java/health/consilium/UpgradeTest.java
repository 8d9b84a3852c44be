package health.consilium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.consilium.platform.postgres.DatabaseRole;
import health.consilium.platform.postgres.EmbeddedPostgres;
import health.consilium.platform.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code docs/operations.md} says of an update, on a database of an older version. */
class UpgradeTest {
  private static final String BEFORE = "251";

  private static final Pattern INDEX = Pattern.compile("create index concurrently [^;]+;");

  private Path home;
  private EmbeddedPostgres postgres;

  @BeforeEach
  void older() throws IOException {
    home = TestDatabase.newHome();
    postgres = TestDatabase.start(home);
    migrate(BEFORE);
  }

  @AfterEach
  void stop() throws IOException {
    postgres.close();
    TestDatabase.delete(home);
  }

  @Test
  void an_unfinished_release_stops_it_until_it_is_finished() throws SQLException {
    execute("insert into release_draft (as_of, number) values (now(), 1)");

    assertThatThrownBy(() -> migrate("latest"))
        .isInstanceOf(FlywayException.class)
        .hasMessageContaining("a release is unfinished");

    execute("delete from release_draft");
    migrate("latest");
    assertThat(number("select count(*) from release_draft")).isZero();
  }

  @Test
  void indexes_that_were_built_before_are_taken() throws IOException, SQLException {
    var built = INDEX.matcher(Files.readString(Path.of("docs/operations.md"))).results().toList();
    for (var index : built) {
      execute(index.group());
    }
    String recorded =
        "select max(oid::bigint) from pg_class where relname = 'observation_recorded'";
    long before = number(recorded);

    migrate("latest");

    assertThat(built).hasSize(2);
    assertThat(before).isPositive();
    assertThat(number(recorded)).isEqualTo(before);
    assertThat(number("select count(*) from pg_class where relname = 'observation_vital_sign'"))
        .isZero();
  }

  @Test
  void a_missing_role_stops_it_until_the_roles_are_made() throws SQLException {
    asSuperuser("revoke consilium_poster from consilium_app");

    assertThatThrownBy(() -> migrate("latest"))
        .isInstanceOf(FlywayException.class)
        .hasMessageContaining("run the roles.sql of this version");

    asSuperuser("grant consilium_poster to consilium_app with inherit false");
    migrate("latest");
    assertThat(number("select count(*) from pg_policies where 'consilium_poster' = any (roles)"))
        .isEqualTo(7);
  }

  private void migrate(String target) {
    Flyway.configure()
        .dataSource(
            postgres.jdbcUrl(),
            DatabaseRole.OWNER.username(),
            postgres.password(DatabaseRole.OWNER))
        .target(target)
        .load()
        .migrate();
  }

  private void execute(String sql) throws SQLException {
    try (var owner = TestDatabase.connect(postgres, "consilium", DatabaseRole.OWNER);
        var statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }

  private void asSuperuser(String sql) throws SQLException {
    try (var superuser = TestDatabase.superuser(postgres, "consilium");
        var statement = superuser.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String sql) throws SQLException {
    try (var owner = TestDatabase.connect(postgres, "consilium", DatabaseRole.OWNER);
        var statement = owner.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
