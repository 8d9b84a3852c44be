-- Other rooms see nothing that was entered in error.
create or replace view course_fact with (security_invoker = true) as
select clinic_number, id as course_id, indication, failed_trials, drug, route, sex, age_band, started_at
from course
where status = 1;

create or replace view observation_fact with (security_invoker = true) as
select clinic_number, course_id, id, measure, effective_at, value_milli, second_milli
from observation
where status <> 5;
comment on view observation_fact is 'the current version of each observation that stands';
