-- Keys to a person's feed of what is new. Nothing clinical: it is looked up before anybody is in a scope, as a
-- client's secret is.
create table discussion_feed (
  id         uuid not null,
  clinic     uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  client     text not null,
  sha256     bytea not null,
  constraint discussion_feed_pk primary key (id),
  constraint discussion_feed_sha256_unique unique (sha256),
  constraint discussion_feed_length check (length(sha256) = 32)
);
create index discussion_feed_of_client on discussion_feed (client, clinic);
comment on column discussion_feed.clinic is 'the reader''s clinic, as tokens call it';
comment on column discussion_feed.client is 'the reader: subject of the token';
comment on column discussion_feed.sha256 is 'SHA-256 of 256 random bits, which no dictionary holds';

grant select, insert, update on discussion_feed to consilium_app;
