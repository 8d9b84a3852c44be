-- Whoever is known under two subjects could be in two rows, which belong together. Docs: docs/decisions/0147.
create view patient_under_two_subjects with (security_invoker = true) as
select v.clinic_number, either.patient
from course_version v
join course_subject s on s.clinic_number = v.clinic_number and s.course_id = v.id
cross join lateral (values (v.subject_hmac), (s.patient)) as either (patient)
where v.subject_hmac <> s.patient
union
select retracted.clinic_number, either.patient
from course retracted
join course_subject was on was.clinic_number = retracted.clinic_number and was.course_id = retracted.id
join course_subject anew on anew.clinic_number = was.clinic_number and anew.started_at = was.started_at
  and anew.drug = was.drug and anew.route = was.route
cross join lateral (values (was.patient), (anew.patient)) as either (patient)
where retracted.status = 2 and was.patient <> anew.patient;
comment on view patient_under_two_subjects is
  'subjects who may be one person, as in patient_on_both_sides, on whichever side they are';

grant select on patient_under_two_subjects to consilium_app, consilium_release;
