-- The value of each course on each day since its first dose, by each rating scale, and how many courses have which.
create function trajectory_day(since_first_dose interval)
returns smallint
language sql immutable
return case
  when since_first_dose between interval '-7 days' and interval '0' then 0
  when since_first_dose between interval '0' and interval '365 days 12 hours'
    then greatest(1, ceil(extract(epoch from since_first_dose) / 86400 - 0.5))
end::smallint;
comment on function trajectory_day is
  'the day nearest to a time, of two the earlier: 0 is the seven days up to the first dose, 1 begins with it, 365 is the last; else null';

create table course_day (
  course_id     uuid not null,
  clinic_number integer not null,
  cohort        integer not null,
  measure       smallint not null,
  day           smallint not null,
  reading       bytea not null,
  constraint course_day_pk primary key (clinic_number, course_id, measure, day)
);
comment on table course_day is 'derived from course and observation: the command rebuild-outcomes makes it anew';
comment on column course_day.cohort is 'outcome_cohort, under which trajectory_rollup counts the course';
comment on column course_day.day is 'trajectory_day';
comment on column course_day.reading is 'outcome_reading: of several values of a day the one that counts, nearest to the day, of day 0 the last';

create table trajectory_rollup (
  clinic_number integer not null,
  cohort        integer not null,
  value_milli   integer not null,
  courses       integer not null,
  measure       smallint not null,
  day           smallint not null,
  constraint trajectory_rollup_pk primary key (clinic_number, measure, day, cohort, value_milli)
);
comment on table trajectory_rollup is 'derived from course_day: the command rebuild-outcomes makes it anew';
comment on column trajectory_rollup.cohort is 'outcome_cohort';
comment on column trajectory_rollup.value_milli is 'thousandths of the measure''s unit';
comment on column trajectory_rollup.courses is 'how many have this value on this day; 0 when all of them changed';

alter table course_day enable row level security;
alter table course_day force row level security;
create policy course_day_of_the_clinic on course_day to consilium_app
  using (clinic_number = nullif(current_setting('app.clinic', true), '')::integer)
  with check (clinic_number = nullif(current_setting('app.clinic', true), '')::integer);

alter table trajectory_rollup enable row level security;
alter table trajectory_rollup force row level security;
create policy trajectory_rollup_of_the_clinic on trajectory_rollup to consilium_app
  using (clinic_number = nullif(current_setting('app.clinic', true), '')::integer)
  with check (clinic_number = nullif(current_setting('app.clinic', true), '')::integer);

-- deleted too: they hold nothing that cannot be computed again
grant select, insert, update, delete on course_day, trajectory_rollup to consilium_app;

create view trajectory_count with (security_invoker = true) as
select clinic_number, measure, day,
  cohort / 10000 as indication, cohort / 1000 % 10 as drug, cohort / 100 % 10 as route, cohort % 100 as failed_trials,
  value_milli, courses
from trajectory_rollup
where courses > 0;
comment on view trajectory_count is 'courses by day since their first dose, indication, drug, route, failed trials and value';

grant select on trajectory_count to consilium_app;

comment on table course_outcome is 'derived from course and observation: the command rebuild-outcomes makes it anew';
comment on table outcome_rollup is 'derived from course_outcome: the command rebuild-outcomes makes it anew';
