-- Who follows which discussion, or does so no more and is not to begin again by answering in it.
create table discussion_follow (
  discussion_id uuid not null,
  changed_at    timestamptz not null,
  clinic_number integer not null,
  following     boolean not null,
  client        text not null,
  constraint discussion_follow_pk primary key (clinic_number, client, discussion_id),
  constraint discussion_follow_discussion_fk foreign key (discussion_id) references discussion (id)
);
comment on column discussion_follow.clinic_number is 'the follower''s';
comment on column discussion_follow.client is 'the follower: subject of the token';
comment on column discussion_follow.following is 'false: not any more, by the follower''s own word';

alter table discussion_follow enable row level security;
alter table discussion_follow force row level security;
create policy discussion_follow_of_the_clinic on discussion_follow to consilium_app
  using (clinic_number = nullif(current_setting('app.clinic', true), '')::integer)
  with check (clinic_number = nullif(current_setting('app.clinic', true), '')::integer);

grant select, insert, update on discussion_follow to consilium_app;
