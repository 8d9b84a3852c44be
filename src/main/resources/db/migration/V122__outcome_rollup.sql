-- Courses counted by their outcome, kept by the statements that keep course_outcome.
create table outcome_rollup (
  clinic_number integer not null,
  month         date not null,
  cohort        integer not null,
  measure       smallint not null,
  time_point    smallint not null,
  courses       integer not null,
  responders    integer not null,
  remitted      integer not null,
  improved      integer not null,
  worse         integer not null,
  constraint outcome_rollup_pk primary key (clinic_number, measure, time_point, month, cohort)
);
comment on table outcome_rollup is 'derived from course_outcome: Outcomes.rebuild makes it anew';
comment on column outcome_rollup.month is 'the first day of the month of the first dose, UTC';
comment on column outcome_rollup.cohort is 'outcome_cohort';
comment on column outcome_rollup.measure is '0 at the time point 0';
comment on column outcome_rollup.time_point is 'clinical_code; 0 counts the courses that were enrolled';
comment on column outcome_rollup.courses is 'those with a follow-up and a baseline above 0; at the time point 0 all';
comment on column outcome_rollup.worse is 'by at least the smallest important change; improved likewise';

alter table outcome_rollup enable row level security;
alter table outcome_rollup force row level security;
create policy outcome_rollup_of_the_clinic on outcome_rollup to consilium_app
  using (clinic_number = nullif(current_setting('app.clinic', true), '')::integer)
  with check (clinic_number = nullif(current_setting('app.clinic', true), '')::integer);

grant select, insert, update, delete on outcome_rollup to consilium_app;
