-- Treatment courses: one patient's, by one drug and route, from its first dose on.
create table course (
  id            uuid not null,
  started_at    timestamptz not null,
  ended_at      timestamptz,
  recorded_at   timestamptz not null,
  clinic_number integer not null,
  version       integer not null,
  indication    smallint not null,
  failed_trials smallint not null,
  drug          smallint not null,
  route         smallint not null,
  setting       smallint,
  sex           smallint not null,
  age_band      smallint not null,
  subject_hmac  bytea not null,
  recorded_by   text not null,
  protocol      text,
  icd10         text,
  constraint course_pk primary key (clinic_number, id),
  constraint course_clinic_fk foreign key (clinic_number) references clinic (number),
  constraint course_ends_after_start check (ended_at >= started_at),
  constraint course_failed_trials_range check (failed_trials between 0 and 10),
  constraint course_indication_known check (indication between 1 and 11),
  constraint course_drug_known check (drug between 1 and 4),
  constraint course_route_known check (route between 1 and 6),
  constraint course_setting_known check (setting between 1 and 3),
  constraint course_sex_known check (sex between 1 and 4),
  constraint course_age_band_known check (age_band between 1 and 8),
  constraint course_subject_length check (length(subject_hmac) = 32)
);
create index course_newest on course (clinic_number, started_at desc, id desc);
comment on table course is 'the current version of each course';
comment on column course.id is 'chosen by the clinic, unique within it for ever';
comment on column course.started_at is 'first dose';
comment on column course.recorded_at is 'when this version was received';
comment on column course.recorded_by is 'the client that sent this version';
comment on column course.indication is 'clinical_code; so are drug, route, setting, sex and age_band';
comment on column course.failed_trials is 'adequate antidepressant trials that failed in this episode; 10 stands for ten or more';
comment on column course.subject_hmac is 'HMAC-SHA-256 of the clinic''s id for the patient, under the data key in the key directory';
comment on column course.protocol is 'id in the service''s list of protocols';
comment on column course.icd10 is 'ICD-10-CM';

create table course_version (
  like course including comments,
  constraint course_version_pk primary key (clinic_number, id, version),
  constraint course_version_course_fk foreign key (clinic_number, id) references course (clinic_number, id)
);
comment on table course_version is 'the versions that a later one replaced, column by column as in course';

alter table course enable row level security;
alter table course force row level security;
create policy course_of_the_clinic on course to consilium_app
  using (clinic_number = nullif(current_setting('app.clinic', true), '')::integer)
  with check (clinic_number = nullif(current_setting('app.clinic', true), '')::integer);

alter table course_version enable row level security;
alter table course_version force row level security;
create policy course_version_of_the_clinic on course_version to consilium_app
  using (clinic_number = nullif(current_setting('app.clinic', true), '')::integer)
  with check (clinic_number = nullif(current_setting('app.clinic', true), '')::integer);

grant select, insert, update on course to consilium_app;
grant select, insert on course_version to consilium_app;
