-- What posts were before each change. Nobody changes it, and only the network reads it.
create table discussion_post_version (
  post_id       uuid not null,
  changed_at    timestamptz,
  decided_at    timestamptz,
  clinic_number integer not null,
  version       integer not null,
  changed_by    text,
  state         text not null,
  decision      text,
  reason        text,
  title         text,
  body          text,
  constraint discussion_post_version_pk primary key (post_id, version),
  constraint discussion_post_version_post_fk foreign key (post_id) references discussion_post (id)
);
comment on table discussion_post_version is 'each row is one of discussion_post as it was, whose columns it has';
comment on column discussion_post_version.changed_at is 'when it became so; null for what was posted';
comment on column discussion_post_version.changed_by is 'by whom; null for its author, who posted it';

alter table discussion_post_version enable row level security;
alter table discussion_post_version force row level security;
create policy discussion_post_version_is_read on discussion_post_version for select to consilium_app
  using (nullif(current_setting('app.clinic', true), '')::integer = 0);
create policy discussion_post_version_is_kept on discussion_post_version for insert to consilium_app
  with check (nullif(current_setting('app.clinic', true), '')::integer in (clinic_number, 0));

grant select, insert on discussion_post_version to consilium_app;
