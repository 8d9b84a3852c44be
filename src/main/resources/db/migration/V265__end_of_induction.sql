-- The end of an induction, and the outcome some weeks after it. Docs: docs/decisions/0145. What was stored before gets them
-- from the command rebuild-outcomes, clinic by clinic: here everybody would wait for all of it.
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
