-- Who verified a resource last, when and how. Entries keep it in their JSON.
alter table organization
  add column verified_at timestamptz,
  add column verified_as text,
  add column verified_how text,
  add constraint organization_verified_as_known check (verified_as in ('attested', 'validated')),
  add constraint organization_verified_whole
    check (num_nulls(verified_at, verified_as, verified_how) in (0, 3));
comment on column organization.verified_at is 'when somebody last stood by what it says; null while nobody has';
comment on column organization.verified_as is 'attested by its keeper, or validated by the network';
comment on column organization.verified_how is 'self, phone, email, website, visit or primary-source';

alter table location
  add column verified_at timestamptz,
  add column verified_as text,
  add column verified_how text,
  add constraint location_verified_as_known check (verified_as in ('attested', 'validated')),
  add constraint location_verified_whole
    check (num_nulls(verified_at, verified_as, verified_how) in (0, 3));
comment on column location.verified_at is 'as in organization; so are the columns below';

alter table healthcare_service
  add column verified_at timestamptz,
  add column verified_as text,
  add column verified_how text,
  add constraint healthcare_service_verified_as_known check (verified_as in ('attested', 'validated')),
  add constraint healthcare_service_verified_whole
    check (num_nulls(verified_at, verified_as, verified_how) in (0, 3));
comment on column healthcare_service.verified_at is 'as in organization; so are the columns below';
