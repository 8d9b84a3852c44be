-- The four weeks in which adverse events are counted are 28 times 24 hours. Days that are added to an instant are days of the
-- connection's time zone, and where clocks change these have 23 or 25 hours. Docs: docs/decisions/0143.
create function four_weeks_are_over(since timestamptz, at timestamptz)
returns boolean
language sql immutable
return at - since >= interval '28 days';
comment on function four_weeks_are_over is 'whether 28 times 24 hours have passed, whatever the time zone of the connection';

create or replace view course_event with (security_invoker = true) as
select distinct e.clinic_number, e.course_id, e.term
from adverse_event e
join course c on c.clinic_number = e.clinic_number and c.id = e.course_id
where e.status = 1 and c.status = 1 and e.onset_at - c.started_at between interval '0' and interval '28 days';
comment on view course_event is
  'which adverse events began within 28 times 24 hours of the first dose, each once; term is a number of adverse_event_term';
