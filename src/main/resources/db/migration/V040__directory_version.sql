-- Every version of every resource of the directory, in the order of its commits. What was written before this migration
-- has its versions from its next change on.
alter table organization add column clinic uuid;
comment on column organization.clinic is 'id of the clinic that keeps it, and alone may write it; null when the network does';

create table directory_counter (
  number smallint not null,
  change bigint not null,
  constraint directory_counter_pk primary key (number),
  constraint directory_counter_single check (number = 1)
);
comment on table directory_counter is 'one row, locked by whoever writes the directory until its commit: the order of changes is that of commits';
comment on column directory_counter.change is 'the number of the last change; 0 before the first';
insert into directory_counter (number, change) values (1, 0);

create table directory_version (
  change      bigint not null,
  collection  text not null,
  id          uuid not null,
  version     integer not null,
  recorded_at timestamptz not null,
  clinic      uuid,
  client      text not null,
  resource    text,
  constraint directory_version_pk primary key (change),
  constraint directory_version_unique unique (collection, id, version),
  constraint directory_version_change_positive check (change >= 1),
  constraint directory_version_positive check (version >= 1)
);
comment on table directory_version is 'what each change of the directory made of one resource; never updated, never deleted';
comment on column directory_version.change is 'without gaps, in the order of commits';
comment on column directory_version.collection is 'the kind of resource, as its path says it: organizations';
comment on column directory_version.version is '1 for what was created, one more with each change; the last one''s when it was deleted';
comment on column directory_version.clinic is 'id of the clinic for which it was written; null when it was the network';
comment on column directory_version.client is 'id of the client that wrote it';
comment on column directory_version.resource is 'the JSON that the API showed; null when the resource was deleted';

grant select, update on directory_counter to consilium_app;
grant select, insert on directory_version to consilium_app;
grant delete on organization, location, healthcare_service to consilium_app;
