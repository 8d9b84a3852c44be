-- The outcomes of what was stored before they were kept. Under FORCE not even the owner sees a row, so it is lifted for
-- the length of this transaction, in which nobody else sees these tables.
alter table course no force row level security;
alter table observation no force row level security;
alter table course_outcome no force row level security;
alter table outcome_rollup no force row level security;

insert into course_outcome (clinic_number, course_id, measure, started_at, cohort)
select clinic_number, id, 0, started_at, outcome_cohort(indication, drug, route, failed_trials)
from course;

insert into course_outcome (clinic_number, course_id, measure, started_at, cohort, baseline, pt24h, p7d, p28d)
select course.clinic_number, course.course_id, o.measure, course.started_at, course.cohort,
  min(reading) filter (where number = 0),
  min(reading) filter (where number = 1),
  min(reading) filter (where number = 2),
  min(reading) filter (where number = 3)
from course_outcome course
join observation o on o.clinic_number = course.clinic_number and o.course_id = course.course_id
join outcome_rule rule on rule.measure = o.measure
join (values
    (0, interval '-7 days', interval '0', interval '0'),
    (1, interval '18 hours', interval '24 hours', interval '30 hours'),
    (2, interval '6 days', interval '7 days', interval '8 days'),
    (3, interval '25 days', interval '28 days', interval '31 days')) as time_point (number, opens, target, closes)
  on o.effective_at - course.started_at between opens and closes
cross join lateral (
  select outcome_reading(o.effective_at - course.started_at - target, o.id, o.value_milli) as reading) r
where course.measure = 0
group by 1, 2, 3, 4, 5;

insert into outcome_rollup (clinic_number, measure, time_point, month, cohort,
  courses, responders, remitted, improved, worse)
select o.clinic_number, o.measure, f.time_point, date_trunc('month', o.started_at at time zone 'UTC')::date, o.cohort,
  count(*), count(*) filter (where responder), count(*) filter (where remitted),
  count(*) filter (where improved), count(*) filter (where worse)
from course_outcome o
join outcome_rule rule on rule.measure = o.measure and rule.response_milli is not null
join outcome_fact f on f.clinic_number = o.clinic_number and f.course_id = o.course_id and f.measure = o.measure
where f.evaluable
group by 1, 2, 3, 4, 5
union all
select clinic_number, 0, 0, date_trunc('month', started_at at time zone 'UTC')::date, cohort, count(*), 0, 0, 0, 0
from course_outcome
where measure = 0
group by 1, 2, 3, 4, 5;

alter table course force row level security;
alter table observation force row level security;
alter table course_outcome force row level security;
alter table outcome_rollup force row level security;
