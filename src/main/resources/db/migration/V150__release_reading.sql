-- What releases are computed from: the role that computes them reads the patients of all clinics, through one view.
create policy course_for_releases on course for select to consilium_release using (true);
create policy course_outcome_for_releases on course_outcome for select to consilium_release using (true);

grant select (clinic_number, id, subject_hmac, started_at, indication, failed_trials, drug, route, sex, age_band)
  on course to consilium_release;
grant select on course_outcome, outcome_rule, outcome_fact to consilium_release;
grant select (number, state) on clinic to consilium_release;

create view patient_outcome with (security_invoker = true) as
select o.clinic_number, c.subject_hmac as patient, o.course_id, c.started_at, c.indication, c.failed_trials, c.drug,
  c.route, c.sex, c.age_band, o.measure, o.time_point, o.baseline_milli, o.follow_up_milli, o.responder
from outcome_fact o
join course c on c.clinic_number = o.clinic_number and c.id = o.course_id
where o.evaluable and o.responder is not null;
comment on view patient_outcome is 'outcomes that could be judged, with whose they are: for releases alone, never for an answer';
comment on column patient_outcome.patient is 'two clinics'' pseudonyms of one person differ';

grant select on patient_outcome to consilium_release;
