-- What the network shares of single patients: one row of each, once, in a group in which nobody stands out.
create table shared_observation (
  number          integer not null,
  position        integer not null,
  value_milli     integer not null,
  change_milli    integer not null,
  indication      smallint not null,
  drug            smallint not null,
  route           smallint not null,
  measure         smallint not null,
  days            smallint not null,
  age_band        text,
  sex             text,
  division        text,
  constraint shared_observation_pk primary key (number, position)
);
comment on table shared_observation is 'nothing in it names a clinic, a course or a patient';
comment on column shared_observation.number is 'of the release; its row in network_release makes it public';
comment on column shared_observation.position is 'in the release, at random';
comment on column shared_observation.days is 'since the first dose: the target of the time point, not the day itself';
comment on column shared_observation.value_milli is 'thousandths of the measure''s unit; so is the change from the baseline';
comment on column shared_observation.age_band is 'as coarse as the group needs; null where nothing is told. So are the next two';

-- Whose they are, for whoever releases: nobody is shared twice, and what was withdrawn is taken out.
create table shared_patient (
  course_id       uuid not null,
  clinic_number   integer not null,
  number          integer not null,
  position        integer not null,
  baseline_milli  integer not null,
  follow_up_milli integer not null,
  measure         smallint not null,
  time_point      smallint not null,
  patient         bytea not null,
  constraint shared_patient_pk primary key (clinic_number, patient)
);

create table shared_withdrawal (
  number   integer not null,
  position integer not null,
  constraint shared_withdrawal_pk primary key (number, position)
);
comment on table shared_withdrawal is 'shared observations that are not shown any more: they, or too many of their group, were withdrawn';

alter table shared_patient enable row level security;
alter table shared_patient force row level security;
create policy shared_patient_for_releases on shared_patient to consilium_release using (true) with check (true);

grant select on shared_observation, shared_withdrawal to consilium_app;
grant select, insert on shared_observation, shared_patient, shared_withdrawal to consilium_release;
