-- A post's life: who changed it last, what a moderator decided, and whether its author has written it anew.
alter table discussion_post
  add column changed_at timestamptz,
  add column decided_at timestamptz,
  add column edited_at  timestamptz,
  add column changed_by text,
  add column decision   text,
  add column reason     text,
  alter column body drop not null,
  drop constraint discussion_post_state_known,
  drop constraint discussion_post_title_of_opening,
  add constraint discussion_post_state_known check (state in ('held', 'shown', 'rejected', 'retracted')),
  add constraint discussion_post_text_unless_retracted check ((body is null) = (state = 'retracted')),
  add constraint discussion_post_title_of_opening
    check ((title is not null) = (id = discussion_id and state <> 'retracted')),
  add constraint discussion_post_changed_whole check ((changed_at is null) = (version = 1)
    and (changed_by is null) = (version = 1)),
  add constraint discussion_post_decision_known check (decision in ('release', 'reject')),
  add constraint discussion_post_decided_whole check ((decision is null) = (decided_at is null)
    and (decision is null) = (reason is null)),
  add constraint discussion_post_reason_length check (length(reason) between 1 and 500);
comment on column discussion_post.changed_at is 'null while it is as it was posted';
comment on column discussion_post.changed_by is 'subject of the token of whoever changed it last';
comment on column discussion_post.edited_at is 'when its author last wrote it anew; null while nobody has';
comment on column discussion_post.decision is 'a moderator''s, of the text as it is now; null where there is none';
comment on column discussion_post.reason is 'why, for the author';
create index discussion_post_held on discussion_post (id) where state = 'held';

create policy discussion_post_is_changed on discussion_post for update to consilium_app
  using (nullif(current_setting('app.clinic', true), '')::integer in (clinic_number, 0));
grant update on discussion_post to consilium_app;
