-- Whoever has written a post, or is known to the network by name.
create table discussion_author (
  id            uuid not null,
  confirmed_at  timestamptz,
  clinic_number integer not null,
  version       integer not null,
  client        text not null,
  name          text,
  credentials   text[] not null default '{}',
  confirmed_by  text,
  constraint discussion_author_pk primary key (id),
  constraint discussion_author_unique unique (clinic_number, client),
  constraint discussion_author_confirmed_whole check ((name is null) = (confirmed_at is null)
    and (name is null) = (confirmed_by is null))
);
comment on column discussion_author.id is 'random: shown with a post only where the post bears the name';
comment on column discussion_author.client is 'subject of the person''s tokens';
comment on column discussion_author.name is 'as an admin of the network confirmed it; null while nobody has';
comment on column discussion_author.credentials is 'behind the name, such as MD; confirmed with it';
comment on column discussion_author.confirmed_by is 'subject of the admin''s token';

-- Discussions are the network's: whoever is in a clinic's scope reads them, but only a clinic's own are written there.
-- The network's own number is 0.
alter table discussion_author enable row level security;
alter table discussion_author force row level security;
create policy discussion_author_is_read on discussion_author for select to consilium_app
  using (nullif(current_setting('app.clinic', true), '') is not null);
create policy discussion_author_is_added on discussion_author for insert to consilium_app
  with check (nullif(current_setting('app.clinic', true), '')::integer in (clinic_number, 0));
create policy discussion_author_is_changed on discussion_author for update to consilium_app
  using (nullif(current_setting('app.clinic', true), '')::integer = 0);

grant select, insert, update on discussion_author to consilium_app;
