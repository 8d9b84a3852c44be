-- What releases tell of adverse events: of each patient's first weeks of treatment. Docs: docs/decisions/0143.
create function is_in_rows(patient bytea)
returns boolean
language sql immutable
return get_byte(patient, 0) % 8 = 0;
comment on function is_in_rows is
  'one patient in eight, for ever: of these a row may be shared, and no count has them; of all others the reverse';

create or replace view patient_outcome with (security_invoker = true) as
select o.clinic_number, c.subject_hmac as patient, o.course_id, c.started_at, c.indication, c.failed_trials, c.drug,
  c.route, c.sex, c.age_band, o.measure, o.time_point, o.baseline_milli, o.follow_up_milli, o.responder,
  is_in_rows(c.subject_hmac) as in_rows
from outcome_fact o
join course c on c.clinic_number = o.clinic_number and c.id = o.course_id
where o.evaluable and o.responder is not null and c.status = 1;
comment on column patient_outcome.in_rows is 'is_in_rows';

create view patient_treated with (security_invoker = true) as
select c.clinic_number, c.subject_hmac as patient, c.id as course_id, c.started_at, c.indication, c.failed_trials, c.drug,
  c.route, c.sex, c.age_band, is_in_rows(c.subject_hmac) as in_rows
from course c
where c.status = 1 and exists (
  select from session s where s.clinic_number = c.clinic_number and s.course_id = c.id and s.status = 1);
comment on view patient_treated is 'courses of which a session was told, with whose they are: nothing else says that events would have been told too';

create view course_event with (security_invoker = true) as
select distinct e.clinic_number, e.course_id, e.term
from adverse_event e
join course c on c.clinic_number = e.clinic_number and c.id = e.course_id
where e.status = 1 and c.status = 1 and e.onset_at between c.started_at and c.started_at + interval '28 days';
comment on view course_event is 'which adverse events began within 28 days of the first dose, each once; term is a number of adverse_event_term';

grant select on patient_treated, course_event to consilium_app, consilium_release;

-- nobody reads these in that role
revoke select on session_fact, adverse_event_fact, course_fact from consilium_release;
