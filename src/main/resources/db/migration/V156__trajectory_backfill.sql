-- The days of what was stored before they were kept. Under FORCE not even the owner sees a row, so it is lifted for the
-- length of this transaction, in which nobody else sees these tables.
alter table course no force row level security;
alter table observation no force row level security;
alter table course_day no force row level security;
alter table trajectory_rollup no force row level security;

insert into course_day (clinic_number, course_id, cohort, measure, day, reading)
select o.clinic_number, o.course_id,
  outcome_cohort(course.indication, course.drug, course.route, course.failed_trials), o.measure, day, min(reading)
from observation o
join course on course.clinic_number = o.clinic_number and course.id = o.course_id
join outcome_rule rule on rule.measure = o.measure
cross join lateral (select trajectory_day(o.effective_at - course.started_at) as day) d
cross join lateral (
  select outcome_reading(o.effective_at - course.started_at - day * interval '1 day', o.id, o.value_milli) as reading) r
where day is not null
group by 1, 2, 3, 4, 5;

insert into trajectory_rollup (clinic_number, cohort, value_milli, courses, measure, day)
select clinic_number, cohort, outcome_value(reading), count(*), measure, day
from course_day
group by 1, 2, 3, 5, 6;

alter table course force row level security;
alter table observation force row level security;
alter table course_day force row level security;
alter table trajectory_rollup force row level security;
