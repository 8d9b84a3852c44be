-- One administration of a course: when, how much, and how it was monitored.
create table session (
  id                 uuid not null,
  course_id          uuid not null,
  at                 timestamptz not null,
  recorded_at        timestamptz not null,
  clinic_number      integer not null,
  version            integer not null,
  dose_milli         integer not null,
  adjuncts           integer,
  dose_unit          smallint not null,
  number             smallint not null,
  duration_minutes   smallint,
  monitored_minutes  smallint,
  ready_minutes      smallint,
  status             smallint not null default 1,
  reason             smallint,
  vitals_before      boolean,
  vitals_after       boolean,
  sedation           boolean,
  dissociation       boolean,
  respiratory        boolean,
  serious_event      boolean,
  rems               boolean not null,
  recorded_by        text not null,
  constraint session_pk primary key (clinic_number, id),
  constraint session_dose_positive check (dose_milli > 0),
  constraint session_dose_unit_known check (dose_unit between 1 and 2),
  constraint session_number_positive check (number > 0),
  constraint session_duration_positive check (duration_minutes >= 0),
  constraint session_monitored_positive check (monitored_minutes >= 0),
  constraint session_ready_positive check (ready_minutes >= 0),
  constraint session_status_known check (status between 1 and 2),
  constraint session_reason_of_retraction check ((status = 2) = (reason is not null))
);
create index session_of_course on session (clinic_number, course_id);
comment on table session is 'the current version of each session; whoever writes here has locked its course';
comment on column session.id is 'chosen by the clinic, unique within it for ever';
comment on column session.course_id is 'one of the clinic''s own: a session never moves to another';
comment on column session.at is 'when it began';
comment on column session.recorded_at is 'when this version was received';
comment on column session.recorded_by is 'the client that sent this version';
comment on column session.dose_milli is 'thousandths of the unit';
comment on column session.dose_unit is 'clinical_code, doseUnit';
comment on column session.adjuncts is 'what was given or taken beside it: bit n is number n of clinical_code, adjunct; null where nothing is told';
comment on column session.number is 'which of the course it is, from 1';
comment on column session.monitored_minutes is 'after the administration';
comment on column session.rems is 'whether the monitoring form''s answers were told; they are the columns from ready_minutes on';
comment on column session.ready_minutes is 'after the administration';
comment on column session.status is 'clinical_code, recordStatus';
comment on column session.reason is 'clinical_code: why it was retracted; null while it stands';

create table session_version (
  like session including comments,
  constraint session_version_pk primary key (clinic_number, id, version)
);
comment on table session_version is 'the versions that a later one replaced, column by column as in session';

alter table session enable row level security;
alter table session force row level security;
create policy session_of_the_clinic on session to consilium_app
  using (clinic_number = nullif(current_setting('app.clinic', true), '')::integer)
  with check (clinic_number = nullif(current_setting('app.clinic', true), '')::integer);
create policy session_for_releases on session for select to consilium_release using (true);

alter table session_version enable row level security;
alter table session_version force row level security;
create policy session_version_of_the_clinic on session_version to consilium_app
  using (clinic_number = nullif(current_setting('app.clinic', true), '')::integer)
  with check (clinic_number = nullif(current_setting('app.clinic', true), '')::integer);

grant select, insert, update on session to consilium_app;
grant select, insert on session_version to consilium_app;
grant select (clinic_number, id, course_id, at, number, status) on session to consilium_release;

insert into clinical_code (vocabulary, number, code) values
  ('doseUnit', 1, 'mg'),
  ('doseUnit', 2, 'mg/kg'),
  ('adjunct', 1, 'benzodiazepine'),
  ('adjunct', 2, 'sedative-hypnotic'),
  ('adjunct', 3, 'opioid'),
  ('adjunct', 4, 'psychostimulant'),
  ('adjunct', 5, 'maoi'),
  ('adjunct', 6, 'antiemetic'),
  ('adjunct', 7, 'antihypertensive'),
  ('adjunct', 8, 'alpha-2-agonist'),
  ('adjunct', 9, 'anticholinergic'),
  ('adjunct', 10, 'oxygen'),
  ('adjunct', 11, 'psychotherapy'),
  ('adjunct', 12, 'other');
