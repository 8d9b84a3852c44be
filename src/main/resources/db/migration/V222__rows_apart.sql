-- Whoever is told of in a row is in no count, and the other way round: docs/decisions/0142.
create or replace view patient_outcome with (security_invoker = true) as
select o.clinic_number, c.subject_hmac as patient, o.course_id, c.started_at, c.indication, c.failed_trials, c.drug,
  c.route, c.sex, c.age_band, o.measure, o.time_point, o.baseline_milli, o.follow_up_milli, o.responder,
  get_byte(c.subject_hmac, 0) % 8 = 0 as in_rows
from outcome_fact o
join course c on c.clinic_number = o.clinic_number and c.id = o.course_id
where o.evaluable and o.responder is not null and c.status = 1;
comment on column patient_outcome.in_rows is
  'one patient in eight, for ever and in all tables: of these a row may be shared, and no count has them; of all others the reverse';

-- Rows that were shared of the others while counts had them too.
alter table shared_patient no force row level security;
insert into shared_withdrawal (number, position)
select number, position from shared_patient
where get_byte(patient, 0) % 8 <> 0
on conflict do nothing;
alter table shared_patient force row level security;
