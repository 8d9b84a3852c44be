-- Posts by their words, and by what their discussion is about, block by block: docs/decisions/0168.
drop policy discussion_post_by_words_is_found on discussion_post_by_words;
drop index discussion_post_words;

-- by way of the table that it inherits from
alter table discussion_post_by_words add column about text[];
comment on column discussion_post.about is 'what is looked for of its discussion, which never changes: as words that no text has';

-- A discussion's type and anchor never change. A trigger, lest a replica that knows nothing of the column leave it empty.
create function discussion_post_about() returns trigger language plpgsql as $$
begin
  new.about := (
    select array_remove(array['@type=' || d.type, '@anchor=' || d.anchor, '@code=' || d.code,
      '@observation=' || d.clinic_number || ' ' || d.observation_id], null)
    from discussion d where d.id = new.discussion_id);
  return new;
end $$;
create trigger discussion_post_about before insert on discussion_post
  for each row execute function discussion_post_about();

-- while their owner tells what there is
alter table discussion no force row level security;
alter table discussion_post no force row level security;
update discussion_post p
set about = array_remove(array['@type=' || d.type, '@anchor=' || d.anchor, '@code=' || d.code,
  '@observation=' || d.clinic_number || ' ' || d.observation_id], null)
from discussion d where d.id = p.discussion_id;
alter table discussion_post force row level security;
alter table discussion force row level security;

alter table discussion_post alter column about set not null;
-- the blocks are in the index alone from here on
alter table discussion_post_by_words
  alter column words set expression as (
    setweight(to_tsvector('english', coalesce(title, '')), 'A')
    || setweight(to_tsvector('english', coalesce(body, '')), 'B'));
comment on column discussion_post.words is 'of title and body, in their English stems';

-- Each word, and the empty one, which every post has, with the number of the block of posts in which it stands, for blocks
-- of two sizes; and the block of a third, smaller one. No word of a text begins with @ or #.
create function discussion_words(words tsvector, about text[], author uuid, named boolean, number bigint) returns tsvector
  language sql immutable cost 1000 as $$
  select array_to_tsvector(array_agg(word || block) || ('#' || (number / 512)::text))
  from unnest(tsvector_to_array(words) || about
      || array['', '@author=' || author::text, case when named then '@signed=' || author::text end]) as word,
    unnest(array['##' || (number / 4096)::text, '###' || (number / 65536)::text]) as block
  where word is not null
$$;
comment on function discussion_words is 'dear, so that no plan does without the index; and in no plan of several processes';

-- No pending list: a search would read it whole. No statistics: how frequent a word is in a block tells the planner nothing.
create index discussion_post_words on discussion_post
  using gin (discussion_words(words, about, author_id, named, number)) with (fastupdate = off);
alter index discussion_post_words alter column 1 set statistics 0;

create policy discussion_post_by_words_is_found on discussion_post_by_words for select to consilium_app
  using (nullif(current_setting('app.clinic', true), '') is not null
    and discussion_words(words, about, author_id, named, number)
      @@ nullif(current_setting('app.words', true), '')::tsquery);
