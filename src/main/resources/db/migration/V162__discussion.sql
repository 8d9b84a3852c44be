-- Threads. What their opener wrote is the post of the same id.
create table discussion (
  id             uuid not null,
  created_at     timestamptz not null,
  observation_id uuid,
  clinic_number  integer not null,
  type           text not null,
  anchor         text not null,
  code           text not null,
  conflicts      text not null,
  case_series    jsonb,
  constraint discussion_pk primary key (id),
  constraint discussion_type_known check (type in ('question', 'case-series', 'safety-signal', 'protocol')),
  constraint discussion_case_series_by_type check ((type = 'case-series') = (case_series is not null)),
  constraint discussion_observation_by_anchor check ((anchor = 'observation') = (observation_id is not null)),
  constraint discussion_conflicts_length check (length(conflicts) between 1 and 1000)
);
create index discussion_newest on discussion (created_at desc, id desc);
create index discussion_by_anchor on discussion (anchor, code, created_at desc, id desc);
comment on table discussion is 'the id is random, since all clinics see it: an ordered one would tell the time';
comment on column discussion.clinic_number is 'the opener''s';
comment on column discussion.anchor is 'what kind of thing it is about';
comment on column discussion.code is 'which: an adverse-event term, a protocol, or the code of the observation';
comment on column discussion.observation_id is 'an observation of the opener''s clinic, which alone sees it';
comment on column discussion.conflicts is 'the opener''s statement of conflicts of interest';

alter table discussion enable row level security;
alter table discussion force row level security;
create policy discussion_is_read on discussion for select to consilium_app
  using (nullif(current_setting('app.clinic', true), '') is not null);
create policy discussion_is_opened on discussion for insert to consilium_app
  with check (clinic_number = nullif(current_setting('app.clinic', true), '')::integer);

grant select, insert on discussion to consilium_app;
