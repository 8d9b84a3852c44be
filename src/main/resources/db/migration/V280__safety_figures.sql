-- Excursions and adverse events of each course, and all courses of a clinic together, so that what went wrong is told
-- without reading every vital sign, session and event. Docs: docs/decisions/0116. What was stored before gets its figures
-- from the command rebuild-outcomes, clinic by clinic; until then answers are read as they were.
create function safety_day(since_first_dose interval)
returns integer
language sql immutable
return round(extract(epoch from since_first_dose) / 86400)::integer;
comment on function safety_day is 'the day nearest to a time: what belongs to one dose is of one day';

create table course_safety (
  course_id     uuid not null,
  clinic_number integer not null,
  cohort        integer not null,
  rule          integer not null,
  days          integer not null,
  days_with     integer not null,
  sessions      integer not null,
  sessions_with integer not null,
  figure        smallint not null,
  constraint course_safety_pk primary key (clinic_number, course_id, figure)
);
comment on table course_safety is
  'derived from course, observation, session and adverse_event: the command rebuild-outcomes makes it anew';
comment on column course_safety.cohort is 'outcome_cohort, under which safety_rollup counts the course';
comment on column course_safety.figure is
  '0 is the course itself, with its sessions; a vital sign by its number in measure; 999 serious adverse events, 1000 any, from 1001 on those of the term 1000 less. No row where there is nothing but 0';
comment on column course_safety.rule is 'of a vital sign the thresholds by which it was counted, in whole units, of two 1000 times the first and the second; else 0';
comment on column course_safety.days is 'safety_day on which the sign was taken; days_with those with an excursion';
comment on column course_safety.sessions is 'of a vital sign those on such days, of the course all; sessions_with those with an excursion or an event';

create table safety_rollup (
  clinic_number integer not null,
  cohort        integer not null,
  rule          integer not null,
  courses       integer not null,
  courses_with  integer not null,
  days          integer not null,
  days_with     integer not null,
  sessions      integer not null,
  sessions_with integer not null,
  figure        smallint not null,
  constraint safety_rollup_pk primary key (clinic_number, figure, cohort, rule)
);
comment on table safety_rollup is 'derived from course_safety, whose rows it sums up: the command rebuild-outcomes makes it anew';
comment on column safety_rollup.courses is 'with such a row; courses_with those with an excursion on some day';

alter table course_safety enable row level security;
alter table course_safety force row level security;
create policy course_safety_of_the_clinic on course_safety to consilium_app
  using (clinic_number = nullif(current_setting('app.clinic', true), '')::integer)
  with check (clinic_number = nullif(current_setting('app.clinic', true), '')::integer);

alter table safety_rollup enable row level security;
alter table safety_rollup force row level security;
create policy safety_rollup_of_the_clinic on safety_rollup to consilium_app
  using (clinic_number = nullif(current_setting('app.clinic', true), '')::integer)
  with check (clinic_number = nullif(current_setting('app.clinic', true), '')::integer);

-- deleted too: they hold nothing that cannot be computed again
grant select, insert, update, delete on course_safety, safety_rollup to consilium_app;

create view safety_count with (security_invoker = true) as
select clinic_number, figure, rule,
  cohort / 10000 as indication, cohort / 1000 % 10 as drug, cohort / 100 % 10 as route, cohort % 100 as failed_trials,
  courses, courses_with, days, days_with, sessions, sessions_with
from safety_rollup
where courses > 0;
comment on view safety_count is 'figures of safety by indication, drug, route, failed trials and thresholds';

grant select on safety_count to consilium_app;

-- V268: what it was for is kept now, and for each vital sign it took half as much as the row itself.
drop index if exists observation_vital_sign;
