-- A draft is of the rules under which it was begun. Begun under others it is thrown away: its number is never published,
-- and what it kept for the next release goes.
lock table release_draft;
do $$
begin
  -- What a draft has kept so far of its tables cannot be told from what the last release kept, and would stand as that.
  if exists (select from release_draft) then
    raise exception 'a release is unfinished'
      using hint = 'Finish it by the version that began it, with POST /v1/insights/releases, and upgrade then.';
  end if;
end
$$;
alter table release_draft add column policy integer not null;
comment on column release_draft.policy is 'version of the rules under which it was begun';

alter table release_memory add column number integer not null default 0;
alter table release_memory alter column number drop default;
alter table release_memory drop constraint release_memory_pk;
alter table release_memory add constraint release_memory_pk primary key
  (measure, time_point, indication, drug, route, dimension, category, clinic_number, number);
comment on column release_memory.number is
  'of the release that examined them: a draft''s stand beside the earlier ones until it is published';
comment on column release_memory.clinic_number is '0 says that nobody is in the slice';

comment on column release_cell.number is
  'of the release; its row in network_release comes last, and makes it public. Without that row: of a draft, or one thrown away';

-- As they are listed, and as a page goes on.
create index shared_observation_newest on shared_observation ((-number), position);

-- Sessions and what went wrong in them, of whom, for releases alone.
create view patient_session with (security_invoker = true) as
select s.clinic_number, c.subject_hmac as patient, s.course_id, s.id as session_id, s.at, s.dose_milli, s.dose_unit,
  c.drug, c.route
from session s
join course c on c.clinic_number = s.clinic_number and c.id = s.course_id
where s.status = 1 and c.status = 1;
comment on view patient_session is 'sessions that stand, with whose they are';

create view session_event with (security_invoker = true) as
select distinct clinic_number, session_id, term
from adverse_event
where status = 1 and session_id is not null;
comment on view session_event is 'which adverse events went with a session, each once; term is a number of adverse_event_term';

grant select on patient_session, session_event to consilium_release;
