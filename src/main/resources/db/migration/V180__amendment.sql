-- What was observed can be amended and retracted: the current version stands in observation, the others are kept.
insert into clinical_code (vocabulary, number, code) values
  ('status', 3, 'amended'),
  ('status', 4, 'corrected'),
  ('status', 5, 'entered-in-error'),
  ('reason', 1, 'wrong-patient'),
  ('reason', 2, 'wrong-value'),
  ('reason', 3, 'wrong-time'),
  ('reason', 4, 'duplicate'),
  ('reason', 5, 'consent-withdrawn'),
  ('reason', 6, 'other'),
  ('recordStatus', 1, 'active'),
  ('recordStatus', 2, 'entered-in-error');

alter table observation
  add column session_id uuid,
  add column reason smallint,
  add column recorded_by text,
  drop constraint observation_status_known,
  add constraint observation_status_known check (status between 1 and 5),
  add constraint observation_reason_known check (reason between 1 and 6),
  add constraint observation_changes_have_reason check ((version > 1) = (reason is not null)),
  add constraint observation_changes_have_author check ((version > 1) = (recorded_by is not null));
comment on column observation.recorded_at is 'when this version was received';
comment on column observation.body_hash is 'first 16 bytes of SHA-256 over what was posted as version 1, canonically: a repeat is judged by it';
comment on column observation.session_id is 'the administration it belongs to';
comment on column observation.reason is 'clinical_code: why this version replaced the one before it; null in the first';
comment on column observation.recorded_by is 'the client that sent this version; of the first only the audit log says it';

create table observation_version (
  like observation including comments,
  constraint observation_version_pk primary key (clinic_number, id, version)
);
comment on table observation_version is 'the versions that a later one replaced, column by column as in observation';

alter table observation_version enable row level security;
alter table observation_version force row level security;
create policy observation_version_of_the_clinic on observation_version to consilium_app
  using (clinic_number = nullif(current_setting('app.clinic', true), '')::integer)
  with check (clinic_number = nullif(current_setting('app.clinic', true), '')::integer);

-- What an observation is of stays as it was posted: it never moves to another course.
grant update (effective_at, recorded_at, value_milli, second_milli, measure, status, version, method, session_id,
  reason, recorded_by) on observation to consilium_app;
grant select, insert on observation_version to consilium_app;
