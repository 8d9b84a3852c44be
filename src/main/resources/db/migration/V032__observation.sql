-- Observations: wide columns first, so that no byte is lost to alignment; about 120 bytes a row.
create table observation (
  id            uuid not null,
  course_id     uuid not null,
  effective_at  timestamptz not null,
  recorded_at   timestamptz not null,
  clinic_number integer not null,
  value_milli   integer not null,
  second_milli  integer,
  measure       smallint not null,
  status        smallint not null,
  version       smallint not null,
  body_hash     bytea not null,
  method        text,
  constraint observation_pk primary key (clinic_number, id),
  constraint observation_course_fk foreign key (clinic_number, course_id) references course (clinic_number, id),
  constraint observation_measure_fk foreign key (measure) references measure (number),
  constraint observation_status_known check (status between 1 and 2),
  constraint observation_hash_length check (length(body_hash) = 16),
  constraint observation_method_is_a_code check (method ~ '^[a-z][a-z0-9-]{0,39}$')
);
create index observation_of_course on observation (clinic_number, course_id, measure, effective_at);
create index observation_newest on observation (clinic_number, effective_at desc, id desc);
comment on column observation.id is 'chosen by the clinic, unique within it for ever: the key of a repeat';
comment on column observation.effective_at is 'when it was observed';
comment on column observation.recorded_at is 'when it was received';
comment on column observation.value_milli is 'thousandths of the measure''s unit; of a blood pressure the systolic part';
comment on column observation.second_milli is 'thousandths of mm[Hg]: the diastolic part of a blood pressure';
comment on column observation.status is 'clinical_code';
comment on column observation.body_hash is 'first 16 bytes of SHA-256 over what was posted, canonically';
comment on column observation.method is 'how it was observed: a code, never a free text';

alter table observation enable row level security;
alter table observation force row level security;
create policy observation_of_the_clinic on observation to consilium_app
  using (clinic_number = nullif(current_setting('app.clinic', true), '')::integer)
  with check (clinic_number = nullif(current_setting('app.clinic', true), '')::integer);

grant select, insert on observation to consilium_app;

-- What other rooms may read. A view runs as its reader (security_invoker), who sees his own clinic's rows only.
create view course_fact with (security_invoker = true) as
select clinic_number, id as course_id, indication, failed_trials, drug, route, sex, age_band, started_at
from course;

create view observation_fact with (security_invoker = true) as
select clinic_number, course_id, id, measure, effective_at, value_milli
from observation;

grant select on course_fact, observation_fact to consilium_app;
