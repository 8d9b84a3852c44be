-- How others count: no gap tells them of an edit that is held. Until here they counted as everybody.
alter table discussion_post
  add column shown_version integer not null default 1;
comment on column discussion_post.shown_version is 'one more with each change that others see; version counts all';
-- while their owner tells what there is
alter table discussion_post no force row level security;
update discussion_post set shown_version = version where version > 1;
alter table discussion_post force row level security;
