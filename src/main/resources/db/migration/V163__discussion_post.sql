-- Posts, as they are now.
create table discussion_post (
  id            uuid not null,
  discussion_id uuid not null,
  author_id     uuid not null,
  quotes        uuid,
  created_at    timestamptz not null,
  shown_at      timestamptz,
  clinic_number integer not null,
  version       integer not null,
  named         boolean not null,
  state         text not null,
  title         text,
  body          text not null,
  constraint discussion_post_pk primary key (id),
  constraint discussion_post_discussion_fk foreign key (discussion_id) references discussion (id),
  constraint discussion_post_author_fk foreign key (author_id) references discussion_author (id),
  constraint discussion_post_quotes_fk foreign key (quotes) references discussion_post (id),
  constraint discussion_post_state_known check (state in ('held', 'shown')),
  constraint discussion_post_shown_once check (state <> 'shown' or shown_at is not null),
  constraint discussion_post_title_of_opening check ((title is not null) = (id = discussion_id)),
  constraint discussion_post_length check (length(title) between 1 and 200 and length(body) between 1 and 20000)
);
create index discussion_post_newest on discussion_post (discussion_id, created_at desc, id desc);
create index discussion_post_of_author on discussion_post (author_id);
comment on column discussion_post.shown_at is 'when others could first read it; null while they never could';
comment on column discussion_post.clinic_number is 'the author''s when it was written';
comment on column discussion_post.named is 'whether it bears the author''s name, or the clinic''s alone';
comment on column discussion_post.body is 'Markdown as it was written, but for what the screening masked';

alter table discussion_post enable row level security;
alter table discussion_post force row level security;
create policy discussion_post_is_read on discussion_post for select to consilium_app
  using (nullif(current_setting('app.clinic', true), '') is not null);
create policy discussion_post_is_written on discussion_post for insert to consilium_app
  with check (clinic_number = nullif(current_setting('app.clinic', true), '')::integer);

grant select, insert on discussion_post to consilium_app;
