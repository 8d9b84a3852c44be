-- By when the resources of the directory are to be verified again, whatever their kind.
alter table directory_entry
  add column active boolean not null default true,
  add column verified_at timestamptz,
  add column verified_as text,
  add column verified_how text;
update directory_entry set
  active = (resource::jsonb ->> 'active')::boolean,
  verified_at = (resource::jsonb #>> '{verification,lastVerifiedAt}')::timestamptz,
  verified_as = case when resource::jsonb #>> '{verification,lastVerifiedAt}' is not null
    then resource::jsonb #>> '{verification,status}' end,
  verified_how = resource::jsonb #>> '{verification,method}';
alter table directory_entry
  add constraint directory_entry_verified_as_known check (verified_as in ('attested', 'validated')),
  add constraint directory_entry_verified_whole
    check (num_nulls(verified_at, verified_as, verified_how) in (0, 3));
comment on column directory_entry.active is 'as its JSON says it; so are the columns below';

alter table organization add column stands_since timestamptz not null generated always as (
  case when verified_as in ('attested', 'validated') then verified_at else '-infinity' end) stored;
comment on column organization.stands_since is 'when somebody last stood by it; -infinity while nobody does';
alter table location add column stands_since timestamptz not null generated always as (
  case when verified_as in ('attested', 'validated') then verified_at else '-infinity' end) stored;
comment on column location.stands_since is 'as in organization';
alter table healthcare_service add column stands_since timestamptz not null generated always as (
  case when verified_as in ('attested', 'validated') then verified_at else '-infinity' end) stored;
comment on column healthcare_service.stands_since is 'as in organization';
alter table directory_entry add column stands_since timestamptz not null generated always as (
  case when verified_as in ('attested', 'validated') then verified_at else '-infinity' end) stored;
comment on column directory_entry.stands_since is 'as in organization';

create index organization_stands_since on organization (stands_since, id) where active;
create index location_stands_since on location (stands_since, id) where active;
create index healthcare_service_stands_since on healthcare_service (stands_since, id) where active;
create index directory_entry_stands_since on directory_entry (collection, stands_since, id) where active;

-- The keepers are looked up and not joined, so that each part of the view stays a table with its index.
create view verification_state with (security_invoker = true) as
  select 'organizations' as collection, id, version, active, clinic,
    verified_at, verified_as, verified_how, stands_since
  from organization
  union all
  select 'locations', id, version, active,
    (select keeper.clinic from organization as keeper where keeper.id = organization_id),
    verified_at, verified_as, verified_how, stands_since
  from location
  union all
  select 'healthcare-services', id, version, active,
    (select keeper.clinic from organization as keeper where keeper.id = organization_id),
    verified_at, verified_as, verified_how, stands_since
  from healthcare_service
  union all
  select collection, id, version, active, clinic,
    verified_at, verified_as, verified_how, stands_since
  from directory_entry;
comment on view verification_state is 'who stands by each resource, and the clinic that keeps it (null: the network)';
grant select on verification_state to consilium_app;
