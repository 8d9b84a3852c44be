-- What other rooms may read of outcomes.
create view outcome_fact with (security_invoker = true) as
select o.clinic_number, o.course_id, o.measure, t.time_point::smallint, v.baseline_milli, v.follow_up_milli,
  v.baseline_milli <> 0 and v.follow_up_milli is not null as evaluable,
  j.responder, j.remitted, j.improved, j.worse
from course_outcome o
join outcome_rule r on r.measure = o.measure
cross join lateral (values (1, o.pt24h), (2, o.p7d), (3, o.p28d)) as t (time_point, reading)
cross join lateral (
  select outcome_value(o.baseline) as baseline_milli, outcome_value(t.reading) as follow_up_milli) v
cross join lateral outcome_judged(r, v.baseline_milli, v.follow_up_milli) j;
comment on view outcome_fact is 'each course at each time point by each rating scale; judged only where evaluable';

create view outcome_count with (security_invoker = true) as
select clinic_number, month, measure, time_point,
  cohort / 10000 as indication, cohort / 1000 % 10 as drug, cohort / 100 % 10 as route, cohort % 100 as failed_trials,
  courses, responders, remitted, improved, worse
from outcome_rollup;
comment on view outcome_count is 'courses by month of first dose, indication, drug, route and failed trials; the measure 0 counts the enrolled';

grant select on outcome_fact, outcome_count to consilium_app;
