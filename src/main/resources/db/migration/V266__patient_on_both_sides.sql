-- A course that is corrected to another subject, or retracted and posted anew, can bring a patient who was counted into
-- the rows, or the other way round. Such subjects are on neither side from then on. Docs: docs/decisions/0147.
create policy course_version_for_releases on course_version for select to consilium_release using (true);
grant select (clinic_number, id, subject_hmac, started_at, drug, route) on course_version to consilium_release;

create view course_subject with (security_invoker = true) as
select clinic_number, id as course_id, subject_hmac as patient, started_at, drug, route from course
union all
select clinic_number, id, subject_hmac, started_at, drug, route from course_version;
comment on view course_subject is
  'whose each course is said to be and how it began, and what was said of both before it was corrected';

create index course_retracted on course (clinic_number) where status = 2;
create index course_version_started_at on course_version (clinic_number, started_at);

create view patient_on_both_sides with (security_invoker = true) as
select v.clinic_number, either.patient
from course_version v
join course_subject s on s.clinic_number = v.clinic_number and s.course_id = v.id
cross join lateral (values (v.subject_hmac), (s.patient)) as either (patient)
where is_in_rows(v.subject_hmac) <> is_in_rows(s.patient)
union
select retracted.clinic_number, either.patient
from course retracted
join course_subject was on was.clinic_number = retracted.clinic_number and was.course_id = retracted.id
join course_subject anew on anew.clinic_number = was.clinic_number and anew.started_at = was.started_at
  and anew.drug = was.drug and anew.route = was.route
cross join lateral (values (was.patient), (anew.patient)) as either (patient)
where retracted.status = 2 and is_in_rows(was.patient) <> is_in_rows(anew.patient);
comment on view patient_on_both_sides is
  'subjects who may be one person, of whom one would be counted and the other in rows: of one course one after the other, or of a retracted course and another that began at the same time with the same treatment, by what was ever said of the two';

-- The view has each subject once, so the left join changes no number of rows.
create or replace view patient_outcome with (security_invoker = true) as
select o.clinic_number, c.subject_hmac as patient, o.course_id, c.started_at, c.indication, c.failed_trials, c.drug,
  c.route, c.sex, c.age_band, o.measure, o.time_point, o.baseline_milli, o.follow_up_milli, o.responder,
  is_in_rows(c.subject_hmac) and b.patient is null as in_rows,
  not is_in_rows(c.subject_hmac) and b.patient is null as counted
from outcome_fact o
join course c on c.clinic_number = o.clinic_number and c.id = o.course_id
left join patient_on_both_sides b on b.clinic_number = c.clinic_number and b.patient = c.subject_hmac
where o.evaluable and o.responder is not null and c.status = 1;
comment on column patient_outcome.in_rows is 'is_in_rows, and was never counted';
comment on column patient_outcome.counted is 'not is_in_rows, and was never in rows';

create or replace view patient_treated with (security_invoker = true) as
select c.clinic_number, c.subject_hmac as patient, c.id as course_id, c.started_at, c.indication, c.failed_trials, c.drug,
  c.route, c.sex, c.age_band,
  is_in_rows(c.subject_hmac) and b.patient is null as in_rows,
  not is_in_rows(c.subject_hmac) and b.patient is null as counted
from course c
left join patient_on_both_sides b on b.clinic_number = c.clinic_number and b.patient = c.subject_hmac
where c.status = 1 and exists (
  select from session s where s.clinic_number = c.clinic_number and s.course_id = c.id and s.status = 1);

grant select on course_subject, patient_on_both_sides to consilium_app, consilium_release;
