-- The words of a post, by which it is found. What is retracted has none. The newest come first where many have a word,
-- and in what is new.
alter table discussion_post
  add column words tsvector not null generated always as (
    setweight(to_tsvector('english', coalesce(title, '')), 'A')
    || setweight(to_tsvector('english', coalesce(body, '')), 'B')) stored;
comment on column discussion_post.words is 'of title and body, in their English stems';

-- no pending list: a search would read it whole
create index discussion_post_words on discussion_post using gin (words) with (fastupdate = off);
create index discussion_post_latest on discussion_post (created_at desc, id desc);
create index discussion_post_shown on discussion_post (shown_at desc, id desc) where state = 'shown';
