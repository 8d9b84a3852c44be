-- What other rooms may read of sessions and adverse events, and what is observed in codes.
create view session_fact with (security_invoker = true) as
select s.clinic_number, s.course_id, s.id as session_id, s.number, s.at,
  round(extract(epoch from s.at - c.started_at) / 86400)::integer as day,
  c.indication, c.drug, c.route, c.failed_trials
from session s
join course_fact c on c.clinic_number = s.clinic_number and c.course_id = s.course_id
where s.status = 1;
comment on view session_fact is 'sessions that stand; day is the nearest one since the first dose, as of vital_sign_fact';

create view adverse_event_fact with (security_invoker = true) as
select e.clinic_number, e.course_id, e.session_id, e.id, t.code as term, e.grade, e.serious, e.relation, e.action,
  e.outcome, round(extract(epoch from e.onset_at - c.started_at) / 86400)::integer as day,
  c.indication, c.drug, c.route, c.failed_trials
from adverse_event e
join adverse_event_term t on t.number = e.term
join course_fact c on c.clinic_number = e.clinic_number and c.course_id = e.course_id
where e.status = 1;
comment on view adverse_event_fact is 'adverse events that stand; session_id is null where none was named';

create or replace view vital_sign_fact with (security_invoker = true) as
select o.clinic_number, o.course_id, o.measure,
  round(extract(epoch from o.effective_at - c.started_at) / 86400)::integer as day,
  o.value_milli, o.second_milli,
  c.indication, c.drug, c.route, c.failed_trials
from observation_fact o
join course_fact c on c.clinic_number = o.clinic_number and c.course_id = o.course_id
where o.measure between 101 and 199 and o.effective_at >= c.started_at - interval '12 hours';

grant select on session_fact, adverse_event_fact to consilium_app, consilium_release;
grant select on course_fact to consilium_release;
grant select (status) on course to consilium_release;

comment on table measure is
  'what may be observed: 1 to 99 rating scales, from 101 vital signs, from 201 what is told in codes; units and ranges come with the service';

insert into measure (number, name, system, code) values
  (201, 'SEDATION', 'urn:consilium:codes', 'sedation'),
  (202, 'DISSOCIATION', 'urn:consilium:codes', 'dissociation'),
  (203, 'CGI_I', 'urn:consilium:codes', 'cgi-improvement'),
  (204, 'PGI_C', 'urn:consilium:codes', 'pgi-change');

comment on column observation.value_milli is
  'thousandths of the measure''s unit; of a blood pressure the systolic part; of a code its place in the list that comes with the service, from 0';
