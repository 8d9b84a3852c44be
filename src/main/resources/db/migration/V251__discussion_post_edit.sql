-- An edit that waits for a moderator, or was rejected by one, beside the post as others read it. What it was before,
-- and what came of it, goes to the post's history.
create table discussion_post_edit (
  post_id       uuid not null,
  changed_at    timestamptz not null,
  edited_at     timestamptz not null,
  decided_at    timestamptz,
  clinic_number integer not null,
  version       integer not null,
  changed_by    text not null,
  state         text not null,
  decision      text,
  reason        text,
  title         text,
  body          text not null,
  conflicts     text,
  case_series   jsonb,
  constraint discussion_post_edit_pk primary key (post_id),
  constraint discussion_post_edit_post_fk foreign key (post_id) references discussion_post (id),
  constraint discussion_post_edit_state_known check (state in ('held', 'rejected')),
  constraint discussion_post_edit_decided_whole check ((state = 'rejected') = (decided_at is not null)
    and (decision is null) = (decided_at is null) and (reason is null) = (decided_at is null))
);
comment on table discussion_post_edit is 'read by the author and moderators: never found, listed or fed to others';
comment on column discussion_post_edit.clinic_number is 'the author''s when the post was written';
comment on column discussion_post_edit.version is 'of the post: one more than any before, its own or of an edit';
comment on column discussion_post_edit.edited_at is 'when its author wrote it';
comment on column discussion_post_edit.changed_by is 'subject of the token of whoever made it so: its author, or a moderator';
comment on column discussion_post_edit.conflicts is 'of the discussion, as its title: null but in the post that opens it';
create index discussion_post_edit_held on discussion_post_edit (post_id) where state = 'held';

alter table discussion_post_edit enable row level security;
alter table discussion_post_edit force row level security;
create policy discussion_post_edit_is_read on discussion_post_edit for select to consilium_app
  using (nullif(current_setting('app.clinic', true), '')::integer in (clinic_number, 0));
create policy discussion_post_edit_is_made on discussion_post_edit for insert to consilium_app
  with check (nullif(current_setting('app.clinic', true), '')::integer in (clinic_number, 0));
create policy discussion_post_edit_is_changed on discussion_post_edit for update to consilium_app
  using (nullif(current_setting('app.clinic', true), '')::integer in (clinic_number, 0));
create policy discussion_post_edit_is_ended on discussion_post_edit for delete to consilium_app
  using (nullif(current_setting('app.clinic', true), '')::integer in (clinic_number, 0));
grant select, insert, update, delete on discussion_post_edit to consilium_app;

-- While replicas are replaced, an older one changes a post without knowing of the edit beside it, and would give it a
-- version that the edit has: the history could keep only one of both.
create function discussion_post_version_beside_edit() returns trigger language plpgsql as $$
begin
  new.version := greatest(new.version, 1 + (select version from discussion_post_edit where post_id = new.id));
  return new;
end $$;
create trigger discussion_post_version_beside_edit before update of version on discussion_post
  for each row execute function discussion_post_version_beside_edit();

-- The opener's statements are edited with the opening, and kept with what it was.
alter table discussion_post_version
  add column conflicts   text,
  add column case_series jsonb;
comment on column discussion_post_version.conflicts is 'the discussion''s then; null but in the post that opens it';

create policy discussion_is_edited on discussion for update to consilium_app
  using (clinic_number = nullif(current_setting('app.clinic', true), '')::integer);
grant update (conflicts, case_series) on discussion to consilium_app;
