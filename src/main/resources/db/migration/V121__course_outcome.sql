-- The outcome of each course by each rating scale, so that a new value is merged in without reading the others.
create table course_outcome (
  course_id     uuid not null,
  started_at    timestamptz not null,
  clinic_number integer not null,
  cohort        integer not null,
  measure       smallint not null,
  baseline      bytea,
  pt24h         bytea,
  p7d           bytea,
  p28d          bytea,
  constraint course_outcome_pk primary key (clinic_number, course_id, measure)
);
comment on table course_outcome is 'derived from course and observation: Outcomes.rebuild makes it anew';
comment on column course_outcome.started_at is 'first dose, as it was when the row was computed; so is cohort';
comment on column course_outcome.cohort is 'outcome_cohort, under which outcome_rollup counts the course';
comment on column course_outcome.measure is '0 is the course itself, which has no readings and is counted as enrolled';
comment on column course_outcome.baseline is 'outcome_reading: the last in the seven days up to the first dose';
comment on column course_outcome.pt24h is 'outcome_reading: the nearest to its target in the window of the time point; so the next two';

alter table course_outcome enable row level security;
alter table course_outcome force row level security;
create policy course_outcome_of_the_clinic on course_outcome to consilium_app
  using (clinic_number = nullif(current_setting('app.clinic', true), '')::integer)
  with check (clinic_number = nullif(current_setting('app.clinic', true), '')::integer);

-- deleted too: it holds nothing that cannot be computed again
grant select, insert, update, delete on course_outcome to consilium_app;
