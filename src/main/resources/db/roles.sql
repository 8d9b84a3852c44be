-- The roles of Consilium. They must exist before the service starts: its migrations only grant. A version that needs another
-- one says so (docs/operations.md): run this file again then, before the update.
--
-- The embedded database runs this file by itself. For a database of your own, run it once as a
-- superuser, in a new database of any name (UTF-8; repeating it does no harm):
--
--   createdb --encoding=UTF-8 --locale=C.UTF-8 --template=template0 consilium
--   psql --dbname=consilium --single-transaction --set=ON_ERROR_STOP=1 --file=roles.sql
--
-- Then give each role that logs in a password (psql sends only its hash) and the service all three:
--
--   psql --dbname=consilium --command='\password consilium_owner'      QUARKUS_FLYWAY_USERNAME, _PASSWORD
--   psql --dbname=consilium --command='\password consilium_app'        QUARKUS_DATASOURCE_USERNAME, _PASSWORD
--   psql --dbname=consilium --command='\password consilium_release'    CONSILIUM_RELEASE_ROLE_USERNAME, _PASSWORD

do $$
begin
  -- owns the database and every table; migrations run as this role, requests never do
  if not exists (select from pg_roles where rolname = 'consilium_owner') then
    create role consilium_owner login nosuperuser nobypassrls nocreatedb nocreaterole noreplication;
  end if;
  -- serves the requests: row-level security holds it to one clinic at a time
  if not exists (select from pg_roles where rolname = 'consilium_app') then
    create role consilium_app login nosuperuser nobypassrls nocreatedb nocreaterole noreplication;
  end if;
  -- computes releases: policies let it read across clinics, and write nothing but releases
  if not exists (select from pg_roles where rolname = 'consilium_release') then
    create role consilium_release login nosuperuser nobypassrls nocreatedb nocreaterole noreplication;
  end if;
  -- stores posts of several clinics by one statement, for which alone the service becomes it: docs/decisions/0159
  if not exists (select from pg_roles where rolname = 'consilium_poster') then
    create role consilium_poster nologin nosuperuser nobypassrls nocreatedb nocreaterole noreplication;
  end if;
end
$$;

-- Not inherited: its policies must not hold for the service's other statements.
grant consilium_poster to consilium_app with inherit false, set true;

-- A role that was there before may have more rights than it should: row-level security would be void.
do $$
declare
  mighty text;
begin
  select string_agg(rolname, ', ') into mighty
  from pg_roles
  where rolname in ('consilium_owner', 'consilium_app', 'consilium_release', 'consilium_poster')
    and (rolsuper or rolbypassrls);
  if mighty is not null then
    raise exception 'must be neither SUPERUSER nor BYPASSRLS: %', mighty;
  end if;
  if pg_has_role('consilium_app', 'consilium_owner', 'member')
    or pg_has_role('consilium_release', 'consilium_owner', 'member') then
    raise exception 'consilium_app and consilium_release must not be members of consilium_owner';
  end if;
  if pg_has_role('consilium_app', 'consilium_poster', 'usage') then
    raise exception 'consilium_app must not inherit what consilium_poster may';
  end if;
  if exists (select from pg_auth_members where member = 'consilium_poster'::regrole) then
    raise exception 'consilium_poster must be a member of no role';
  end if;
end
$$;

-- The database may have any name, hence the detour. Its owner also owns the schema public.
do $$
begin
  if (select pg_get_userbyid(datdba) from pg_database where datname = current_database())
    <> 'consilium_owner' then
    execute format('alter database %I owner to consilium_owner', current_database());
  end if;
  execute format('revoke all on database %I from public', current_database());
  -- batches are copied into temporary tables
  execute format(
    'grant connect, temporary on database %I to consilium_app, consilium_release', current_database());
end
$$;
