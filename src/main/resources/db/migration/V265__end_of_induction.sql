-- The end of an induction, and the outcome some weeks after it. Docs: docs/decisions/0145.
insert into clinical_code (vocabulary, number, code) values ('timePoint', 4, 'end-of-induction');

alter table course add column induction_ended_at timestamptz;
alter table course_version add column induction_ended_at timestamptz;
comment on column course.induction_ended_at is
  'derived from session: when the last of 4 to 8 began that were given within 7 to 28 days; null without. Here since who posts locks this row';

alter table course_outcome add column end_of_induction bytea;
comment on column course_outcome.end_of_induction is 'outcome_reading, as of the other time points; the target is after induction_ended_at';

create or replace view outcome_fact with (security_invoker = true) as
select o.clinic_number, o.course_id, o.measure, t.time_point::smallint, v.baseline_milli, v.follow_up_milli,
  v.baseline_milli <> 0 and v.follow_up_milli is not null as evaluable,
  j.responder, j.remitted, j.improved, j.worse
from course_outcome o
join outcome_rule r on r.measure = o.measure
cross join lateral (values (1, o.pt24h), (2, o.p7d), (3, o.p28d), (4, o.end_of_induction)) as t (time_point, reading)
cross join lateral (
  select outcome_value(o.baseline) as baseline_milli, outcome_value(t.reading) as follow_up_milli) v
cross join lateral outcome_judged(r, v.baseline_milli, v.follow_up_milli) j;

-- What was stored before. Under FORCE not even the owner sees a row, so it is lifted for this transaction.
alter table course no force row level security;
alter table session no force row level security;
alter table observation no force row level security;
alter table course_outcome no force row level security;
alter table outcome_rollup no force row level security;

update course c set induction_ended_at = induction.ended_at
from (
  select clinic_number, course_id, max(at) as ended_at
  from (
    select clinic_number, course_id, at, min(at) over (partition by clinic_number, course_id) as began
    from session where status = 1) given
  where at <= began + interval '28 days'
  group by clinic_number, course_id
  having count(*) between 4 and 8 and max(at) >= min(at) + interval '7 days') induction
where c.clinic_number = induction.clinic_number and c.id = induction.course_id;

insert into course_outcome (clinic_number, course_id, measure, started_at, cohort, end_of_induction)
select c.clinic_number, c.id, o.measure, c.started_at, outcome_cohort(c.indication, c.drug, c.route, c.failed_trials),
  min(outcome_reading(o.effective_at - c.induction_ended_at - interval '21 days', o.id, o.value_milli))
from course c
join observation o on o.clinic_number = c.clinic_number and o.course_id = c.id
join outcome_rule using (measure)
where c.status = 1 and o.status <> 5
  and o.effective_at - c.induction_ended_at between interval '14 days' and interval '31 days'
group by 1, 2, 3, 4, 5
on conflict (clinic_number, course_id, measure) do update set end_of_induction = excluded.end_of_induction;

insert into outcome_rollup (clinic_number, measure, time_point, month, cohort,
  courses, responders, remitted, improved, worse)
select o.clinic_number, o.measure, f.time_point, date_trunc('month', o.started_at at time zone 'UTC')::date, o.cohort,
  count(*), count(*) filter (where responder), count(*) filter (where remitted),
  count(*) filter (where improved), count(*) filter (where worse)
from course_outcome o
join outcome_rule rule on rule.measure = o.measure and rule.response_milli is not null
join outcome_fact f on f.clinic_number = o.clinic_number and f.course_id = o.course_id and f.measure = o.measure
where f.evaluable and f.time_point = 4
group by 1, 2, 3, 4, 5;

alter table course force row level security;
alter table session force row level security;
alter table observation force row level security;
alter table course_outcome force row level security;
alter table outcome_rollup force row level security;
