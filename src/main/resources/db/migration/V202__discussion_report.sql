-- What readers think a moderator should see. A clinic sees whom of its own have reported what, the network all.
create table discussion_report (
  post_id       uuid not null,
  reported_at   timestamptz not null,
  settled_at    timestamptz,
  clinic_number integer not null,
  version       integer not null,
  client        text not null,
  reason        text not null,
  constraint discussion_report_pk primary key (clinic_number, post_id, version, client),
  constraint discussion_report_post_fk foreign key (post_id) references discussion_post (id),
  constraint discussion_report_reason_is_a_code check (reason ~ '^[a-z]+(-[a-z]+)*$')
);
create index discussion_report_open on discussion_report (post_id) where settled_at is null;
comment on column discussion_report.clinic_number is 'the reader''s';
comment on column discussion_report.client is 'the reader: subject of the token';
comment on column discussion_report.version is 'of the post that was read: each reader reports that once';
comment on column discussion_report.settled_at is 'when a moderator decided; null while it waits';

alter table discussion_report enable row level security;
alter table discussion_report force row level security;
create policy discussion_report_is_read on discussion_report for select to consilium_app
  using (nullif(current_setting('app.clinic', true), '')::integer in (clinic_number, 0));
create policy discussion_report_is_made on discussion_report for insert to consilium_app
  with check (clinic_number = nullif(current_setting('app.clinic', true), '')::integer);
create policy discussion_report_is_settled on discussion_report for update to consilium_app
  using (nullif(current_setting('app.clinic', true), '')::integer = 0);

grant select, insert on discussion_report to consilium_app;
grant update (settled_at) on discussion_report to consilium_app;
