-- A post is read with its discussion's title, which until here stood in the opening alone: docs/decisions/0168.
alter table discussion add column topic text;
comment on column discussion.topic is 'the title of the opening while that is shown; kept by a trigger';

-- A trigger, lest a replica that knows nothing of the column leave it as it was.
create function discussion_topic() returns trigger language plpgsql as $$
begin
  update discussion set topic = case when new.state = 'shown' then new.title end where id = new.id;
  return null;
end $$;
create trigger discussion_topic_opened after insert on discussion_post
  for each row when (new.id = new.discussion_id) execute function discussion_topic();
create trigger discussion_topic_changed after update of title, state on discussion_post
  for each row when (new.id = new.discussion_id and (new.title, new.state) is distinct from (old.title, old.state))
  execute function discussion_topic();
grant update (topic) on discussion to consilium_app;

-- while their owner tells what there is
alter table discussion no force row level security;
alter table discussion_post no force row level security;
update discussion d set topic = o.title from discussion_post o where o.id = d.id and o.state = 'shown';
alter table discussion_post force row level security;
alter table discussion force row level security;
