package health.consilium.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.platform.postgres.DatabaseRole;
import health.consilium.platform.postgres.EmbeddedPostgres;
import health.consilium.platform.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Row-level security of every clinical table that the migrations make, found in the catalog: a new
 * table is tested without being named here. The same search must find each flaw of a schema that
 * has them.
 */
class RowSecurityCatalogTest {
  /**
   * @param sql makes something of the same name that is not kept apart
   * @param fault what must be found of it
   */
  record Flaw(String name, String sql, String fault) {
    /** A table whose rows have a clinic, under the policies that usual ones have. */
    static Flaw of(String name, String changes, String fault) {
      return new Flaw(
          name,
          """
          create table NAME (clinic_number integer not null, value integer, primary key (clinic_number));
          alter table NAME enable row level security;
          alter table NAME force row level security;
          create policy own on NAME to consilium_app using (clinic_number = SCOPE) with check (clinic_number = SCOPE);
          grant select, insert, update, delete on NAME to consilium_app;
          """
              + changes,
          fault);
    }

    String script() {
      return sql.replace("NAME", name)
          .replace("SCOPE", "nullif(current_setting('app.clinic', true), '')::integer")
          .replace("GROUP", "nullif(current_setting('app.clinics', true), '')::integer[]");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final String IN_ITS_SCOPE = "as consilium_app in a scope of its clinic ";

  private static final List<Flaw> FLAWS =
      List.of(
          Flaw.of(
              "not_enabled",
              "alter table NAME disable row level security",
              "row-level security is not enabled"),
          Flaw.of(
              "not_enabled_and_read",
              "alter table NAME disable row level security",
              IN_ITS_SCOPE + "select sees rows of others"),
          Flaw.of(
              "not_forced",
              "alter table NAME no force row level security",
              "row-level security is not forced"),
          Flaw.of(
              "not_forced_for_its_owner",
              "alter table NAME owner to consilium_owner; alter table NAME no force row level security",
              "as consilium_owner in a scope that never was select sees rows of others"),
          Flaw.of(
              "open_policy",
              "create policy open on NAME using (true)",
              IN_ITS_SCOPE + "select sees rows of others"),
          Flaw.of(
              "open_without_scope",
              "create policy open on NAME for select using (SCOPE is null)",
              "as consilium_app in a scope that never was select sees rows of others"),
          Flaw.of(
              "open_to_the_network",
              "create policy open on NAME for select using (SCOPE = 0)",
              "as consilium_app in a scope of the network select sees rows of others"),
          Flaw.of(
              "open_to_a_group",
              "create policy open on NAME for select using (clinic_number = any (GROUP))",
              "as consilium_app in a scope of a group select sees rows of others"),
          Flaw.of(
              "open_to_the_poster",
              "create policy open on NAME to consilium_poster using (true);"
                  + " grant select on NAME to consilium_poster",
              "as consilium_poster in a scope of nobody's group select sees rows of others"),
          Flaw.of(
              "open_insert_of_the_poster",
              "create policy open on NAME to consilium_poster using (clinic_number = any (GROUP))"
                  + " with check (true); grant insert on NAME to consilium_poster",
              "as consilium_poster in a scope of its clinic's group touches others' rows: insert"),
          Flaw.of(
              "closed_to_the_poster",
              "grant select on NAME to consilium_poster",
              "as consilium_poster in a scope of its clinic's group select does not see its own"),
          Flaw.of(
              "deleted_by_the_poster",
              "grant delete on NAME to consilium_poster",
              "consilium_poster may delete"),
          Flaw.of(
              "open_insert",
              "create policy open on NAME for insert with check (true)",
              IN_ITS_SCOPE
                  + "touches others' rows: insert into open_insert (value, clinic_number)"),
          Flaw.of(
              "open_update",
              "create policy open on NAME for update using (true) with check (true)",
              IN_ITS_SCOPE + "touches others' rows: update open_update set value"),
          Flaw.of(
              "taking_update",
              "create policy open on NAME for update using (true) with check (clinic_number = SCOPE)",
              IN_ITS_SCOPE + "touches others' rows: update taking_update set clinic_number = 1001"),
          Flaw.of(
              "giving_update",
              "create policy open on NAME for update using (clinic_number = SCOPE) with check (true)",
              IN_ITS_SCOPE + "touches others' rows: update giving_update set clinic_number = 1002"),
          Flaw.of(
              "open_delete",
              "create policy open on NAME for delete using (true)",
              IN_ITS_SCOPE + "touches others' rows: delete from open_delete"),
          Flaw.of(
              "truncated",
              "grant truncate on NAME to consilium_app",
              "consilium_app has the privilege TRUNCATE"),
          Flaw.of(
              "really_truncated",
              "grant truncate on NAME to consilium_app",
              IN_ITS_SCOPE + "touches others' rows: truncate really_truncated"),
          Flaw.of(
              "closed", "drop policy own on NAME", IN_ITS_SCOPE + "select does not see its own"),
          Flaw.of(
              "ended_scope",
              "create policy fails on NAME for select to consilium_app"
                  + " using (clinic_number = current_setting('app.clinic', true)::integer)",
              "the next statement of a connection: ERROR: invalid input syntax"),
          Flaw.of(
              "key_of_no_clinic",
              "alter table NAME add unique (value)",
              "the unique key key_of_no_clinic_value_key is of no clinic"),
          Flaw.of(
              "written_by_both",
              "grant insert on NAME to consilium_release",
              "written by both the service and releases"),
          new Flaw(
              "nobodys",
              "create table NAME (of_clinic integer references closed (clinic_number));"
                  + " grant select (of_clinic) on NAME to consilium_app",
              "has no column that says whose a row is"),
          new Flaw(
              "referring",
              "create table NAME (other integer references closed (clinic_number))",
              "row-level security is not enabled"),
          new Flaw(
              "owners_view",
              "create view NAME as select value from closed",
              "a view that shows what its owner sees"),
          new Flaw(
              "view_on_a_view",
              "create view invoker with (security_invoker = true) as select value from closed;"
                  + " create view NAME as select value from invoker",
              "a view that shows what its owner sees"),
          new Flaw(
              "materialized",
              "create materialized view NAME as select value from closed",
              "a view that shows what its owner sees"),
          new Flaw(
              "owners_function",
              "create function NAME() returns bigint language sql security definer"
                  + " return (select count(*) from course)",
              "a function that runs as its owner"));

  private static Path home;
  private static EmbeddedPostgres postgres;
  private static List<String> flawed;

  @BeforeAll
  static void migrate() throws IOException, SQLException {
    home = TestDatabase.newHome();
    postgres = TestDatabase.start(home);
    Flyway.configure()
        .dataSource(
            postgres.jdbcUrl(),
            DatabaseRole.OWNER.username(),
            postgres.password(DatabaseRole.OWNER))
        .load()
        .migrate();
    try (var superuser = TestDatabase.superuser(postgres, "postgres");
        var statement = superuser.createStatement()) {
      statement.execute("create database flawed template consilium");
    }
    flawed = faultsOfTheFlawed();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
    TestDatabase.delete(home);
  }

  private static List<String> faultsOfTheFlawed() throws SQLException {
    try (var superuser = TestDatabase.superuser(postgres, "flawed");
        var statement = superuser.createStatement()) {
      for (var flaw : FLAWS) {
        statement.execute(flaw.script());
      }
    }
    return new ClinicalDatabase(postgres, "flawed").faults();
  }

  @Test
  void no_clinic_sees_or_touches_what_is_not_its_own() throws SQLException {
    assertThat(new ClinicalDatabase(postgres, "consilium").faults()).isEmpty();
  }

  @Test
  void clinical_tables_are_found_in_the_catalog() throws SQLException {
    assertThat(new ClinicalDatabase(postgres, "consilium").tables())
        .contains("course", "course_version", "observation", "audit_entry", "release_tally")
        .contains("discussion_post", "course_outcome", "outcome_rollup", "shared_patient")
        .doesNotContain("clinic", "measure", "location", "network_release");
  }

  @ParameterizedTest
  @MethodSource("flaws")
  void a_flaw_would_be_found(Flaw flaw) {
    assertThat(flawed).anyMatch(fault -> fault.startsWith(flaw.name() + ": " + flaw.fault()));
  }

  @Test
  void nothing_but_the_flaws_is_found() {
    assertThat(flawed)
        .allMatch(fault -> FLAWS.stream().anyMatch(flaw -> fault.startsWith(flaw.name() + ":")));
  }

  static Stream<Flaw> flaws() {
    return FLAWS.stream();
  }
}
