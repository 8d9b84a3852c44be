package health.consilium.isolation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the database's catalog says of clinical tables. Nobody lists them: a table is clinical when
 * it has a column about a clinic, is under row-level security, or refers to one that is.
 */
final class ClinicalCatalog {
  /**
   * Who calls, and by which key, which is asked before there is a scope, and who keeps what in the
   * public directory.
   */
  private static final Set<String> NOT_CLINICAL =
      Set.of(
          "client",
          "discussion_feed",
          "organization",
          "directory_entry",
          "directory_version",
          "attestation");

  /** Read by all clinics, and each row written by one: docs/decisions/0121. */
  static final Set<String> SHARED = Set.of("discussion", "discussion_author", "discussion_post");

  /** Written by clinics, and read and settled by who moderates in the network's scope: 0124. */
  static final Set<String> MODERATED =
      Set.of("discussion_post_version", "discussion_post_edit", "discussion_report");

  /**
   * Of clinics, but read only by what goes through those of all of them, or who names its words.
   */
  static final Set<String> HIDDEN =
      Set.of("audit_seal", "discussion_post_version", "discussion_post_by_words");

  /** Of which a row is one of all clinics', and its key therefore of none. */
  private static final Set<String> OF_NO_CLINICS_KEY =
      Stream.concat(SHARED.stream(), Stream.of("discussion_post_version", "discussion_post_edit"))
          .collect(Collectors.toUnmodifiableSet());

  private static final String TABLES =
      """
      create temporary view clinical as
      with recursive clinical (oid) as (
        select oid from pg_class
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
          and relname <> all ('%s')
          and (relrowsecurity or exists (
            select from pg_attribute
            where attrelid = pg_class.oid and attname ~ 'clinic' and not attisdropped))
        union
        select conrelid from pg_constraint join clinical on confrelid = clinical.oid
        where contype = 'f' and conrelid <> all ('%s'::regclass[]))
      select t.oid, t.relname as name, t.relrowsecurity, t.relforcerowsecurity, (
          select attname from pg_attribute
          where attrelid = t.oid and attname in ('clinic_number', 'clinic') and not attisdropped
          order by attname desc limit 1) as clinic,
        has_table_privilege('consilium_app', t.oid, 'SELECT,INSERT,UPDATE,DELETE')
          or has_any_column_privilege('consilium_app', t.oid, 'SELECT,INSERT,UPDATE') as served
      from clinical join pg_class t using (oid)
      """;

  private static final String COLUMNS =
      """
      select clinical.name, clinical.clinic, quote_ident(a.attname) as attname, t.typname,
        has_column_privilege('consilium_app', clinical.oid, a.attnum, 'UPDATE') as updatable
      from clinical
      join pg_attribute a on a.attrelid = clinical.oid and a.attnum > 0 and not a.attisdropped
      join pg_type t on t.oid = a.atttypid
      where clinical.clinic is not null and a.attidentity = '' and a.attgenerated = ''
      order by clinical.name, a.attnum
      """;

  /** Each line is a query of a rule's breaches. */
  private static final List<String> RULES =
      List.of(
          "select name || ': row-level security is not enabled' from clinical"
              + " where not relrowsecurity",
          "select name || ': row-level security is not forced' from clinical"
              + " where not relforcerowsecurity",
          // what only releases touch may be of all clinics together
          "select name || ': has no column that says whose a row is' from clinical"
              + " where clinic is null and served",
          """
          select name || ': the unique key ' || indexrelid::regclass || ' is of no clinic'
          from clinical join pg_index on indrelid = clinical.oid
          where indisunique and (clinic is not null or served) and name <> all ('%s') and not exists (
            select from pg_attribute
            where attrelid = clinical.oid and attname = clinic and attnum = any (indkey))
          """
              .formatted(array(OF_NO_CLINICS_KEY)),
          """
          select name || ': ' || role || ' has the privilege ' || privilege
          from clinical, unnest('{consilium_app,consilium_poster,consilium_release}'::text[]) as role,
            unnest('{TRUNCATE,REFERENCES,TRIGGER,MAINTAIN}'::text[]) as privilege
          where has_table_privilege(role, clinical.oid, privilege)
          """,
          "select name || ': consilium_poster may delete' from clinical"
              + " where has_table_privilege('consilium_poster', oid, 'DELETE')",
          """
          select name || ': written by both the service and releases' from clinical
          where has_any_column_privilege('consilium_app', oid, 'INSERT,UPDATE')
            and has_any_column_privilege('consilium_release', oid, 'INSERT,UPDATE')
          """,
          """
          with recursive reader (oid) as (
            select oid from clinical
            union
            select ev_class from reader
            join pg_depend on refclassid = 'pg_class'::regclass and refobjid = reader.oid
            join pg_rewrite on classid = 'pg_rewrite'::regclass and objid = pg_rewrite.oid)
          select relname || ': a view that shows what its owner sees'
          from reader join pg_class using (oid)
          where relnamespace = 'public'::regnamespace
            and (relkind = 'm'
              or relkind = 'v' and not coalesce('security_invoker=true' = any (reloptions), false))
          """,
          """
          select proname || ': a function that runs as its owner' from pg_proc
          where pronamespace = 'public'::regnamespace and prosecdef
          """);

  private static final String LIFT =
      """
      do $$
      declare c record;
      begin
        for c in select conrelid::regclass as name, conname from pg_constraint
          where conrelid in (select oid from clinical) and contype in ('c', 'f', 'p', 'u', 'x')
          order by contype = 'p'
        loop
          execute format('alter table %s drop constraint if exists %I cascade', c.name, c.conname);
        end loop;
        for c in select distinct tgrelid::regclass as name from pg_trigger
          where tgrelid in (select oid from clinical) and not tgisinternal
        loop
          execute format('alter table %s disable trigger user', c.name);
        end loop;
      end
      $$
      """;

  private final Connection superuser;

  /**
   * @param superuser a connection that the catalog may keep a view on
   */
  ClinicalCatalog(Connection superuser) throws SQLException {
    this.superuser = superuser;
    execute(TABLES.formatted(array(NOT_CLINICAL), array(NOT_CLINICAL)));
  }

  List<ClinicalTable> tables() throws SQLException {
    Map<String, ClinicalTable> tables = new LinkedHashMap<>();
    try (var select = superuser.createStatement();
        var row = select.executeQuery(COLUMNS)) {
      while (row.next()) {
        String clinic = row.getString("clinic");
        var table =
            tables.computeIfAbsent(
                row.getString("name"), name -> new ClinicalTable(name, clinic, new ArrayList<>()));
        if (!row.getString("attname").equals(clinic)) {
          table
              .columns()
              .add(
                  new ClinicalTable.Column(
                      row.getString("attname"),
                      row.getString("typname"),
                      row.getBoolean("updatable")));
        }
      }
    }
    return List.copyOf(tables.values());
  }

  /** What can be said without touching a row. */
  List<String> faults() throws SQLException {
    var faults = new ArrayList<String>();
    for (String rule : RULES) {
      try (var select = superuser.createStatement();
          var row = select.executeQuery(rule)) {
        while (row.next()) {
          faults.add(row.getString(1));
        }
      }
    }
    return faults;
  }

  /** From now on any value is good for any column, so that only row-level security refuses. */
  void liftConstraints() throws SQLException {
    execute(LIFT);
  }

  private void execute(String sql) throws SQLException {
    try (var statement = superuser.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String array(Set<String> names) {
    return "{" + String.join(",", names) + "}";
  }
}
