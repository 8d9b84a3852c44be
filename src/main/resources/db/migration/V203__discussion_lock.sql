-- A locked thread is read, and goes on no further.
alter table discussion
  add column locked_at   timestamptz,
  add column lock_reason text,
  add constraint discussion_locked_whole check ((locked_at is null) = (lock_reason is null)),
  add constraint discussion_lock_reason_length check (length(lock_reason) between 1 and 500);
comment on column discussion.locked_at is 'null while posts may be added';
comment on column discussion.lock_reason is 'why, for all who read it';

create policy discussion_is_locked on discussion for update to consilium_app
  using (nullif(current_setting('app.clinic', true), '')::integer = 0);
grant update (locked_at, lock_reason) on discussion to consilium_app;
