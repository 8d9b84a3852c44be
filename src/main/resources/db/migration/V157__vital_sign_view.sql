-- The vital signs of each course by day, for other rooms.
create or replace view observation_fact with (security_invoker = true) as
select clinic_number, course_id, id, measure, effective_at, value_milli, second_milli
from observation;

create view vital_sign_fact with (security_invoker = true) as
select o.clinic_number, o.course_id, o.measure,
  round(extract(epoch from o.effective_at - c.started_at) / 86400)::integer as day,
  o.value_milli, o.second_milli,
  c.indication, c.drug, c.route, c.failed_trials
from observation_fact o
join course_fact c on c.clinic_number = o.clinic_number and c.course_id = o.course_id
where o.measure > 100 and o.effective_at >= c.started_at - interval '12 hours';
comment on view vital_sign_fact is
  'vital signs from twelve hours before the first dose on; day is the nearest one since the first dose, so what belongs to one dose is of one day';

grant select on vital_sign_fact to consilium_app;
