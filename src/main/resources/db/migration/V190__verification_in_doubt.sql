-- A resource whose last verification was found to be wrong is to be verified again (FHIR: req-revalid), even one that
-- nobody had verified.
alter table organization
  drop constraint organization_verified_as_known,
  drop constraint organization_verified_whole,
  add constraint organization_verified_as_known check (verified_as in ('attested', 'validated', 'req-revalid')),
  add constraint organization_verified_whole check (
    num_nulls(verified_at, verified_as, verified_how) in (0, 3)
    or (verified_as = 'req-revalid' and num_nulls(verified_at, verified_how) = 2));
comment on column organization.verified_as is
  'attested by its keeper, validated by the network, or req-revalid: reported to be wrong since, and rightly so';

alter table location
  drop constraint location_verified_as_known,
  drop constraint location_verified_whole,
  add constraint location_verified_as_known check (verified_as in ('attested', 'validated', 'req-revalid')),
  add constraint location_verified_whole check (
    num_nulls(verified_at, verified_as, verified_how) in (0, 3)
    or (verified_as = 'req-revalid' and num_nulls(verified_at, verified_how) = 2));

alter table healthcare_service
  drop constraint healthcare_service_verified_as_known,
  drop constraint healthcare_service_verified_whole,
  add constraint healthcare_service_verified_as_known
    check (verified_as in ('attested', 'validated', 'req-revalid')),
  add constraint healthcare_service_verified_whole check (
    num_nulls(verified_at, verified_as, verified_how) in (0, 3)
    or (verified_as = 'req-revalid' and num_nulls(verified_at, verified_how) = 2));

alter table directory_entry
  drop constraint directory_entry_verified_as_known,
  drop constraint directory_entry_verified_whole,
  add constraint directory_entry_verified_as_known check (verified_as in ('attested', 'validated', 'req-revalid')),
  add constraint directory_entry_verified_whole check (
    num_nulls(verified_at, verified_as, verified_how) in (0, 3)
    or (verified_as = 'req-revalid' and num_nulls(verified_at, verified_how) = 2));
