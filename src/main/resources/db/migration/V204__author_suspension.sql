-- Whoever is suspended reads, and writes nothing.
alter table discussion_author
  add column suspended_at      timestamptz,
  add column suspension_reason text,
  add constraint discussion_author_suspended_whole check ((suspended_at is null) = (suspension_reason is null)),
  add constraint discussion_author_suspension_reason_length check (length(suspension_reason) between 1 and 500);
comment on column discussion_author.suspended_at is 'null while the author may write';
comment on column discussion_author.suspension_reason is 'why, for the author';
