-- Until when somebody has read the discussions.
create table discussion_visit (
  seen_until    timestamptz not null,
  clinic_number integer not null,
  client        text not null,
  constraint discussion_visit_pk primary key (clinic_number, client)
);
comment on column discussion_visit.clinic_number is 'the reader''s; 0 for a moderator of the network';
comment on column discussion_visit.client is 'the reader: subject of the token';

alter table discussion_visit enable row level security;
alter table discussion_visit force row level security;
create policy discussion_visit_of_the_clinic on discussion_visit to consilium_app
  using (clinic_number = nullif(current_setting('app.clinic', true), '')::integer)
  with check (clinic_number = nullif(current_setting('app.clinic', true), '')::integer);

grant select, insert, update on discussion_visit to consilium_app;
