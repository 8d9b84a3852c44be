-- Practitioners, their roles and credentials, networks and insurance plans. Nothing searches by their parts yet, so each is
-- kept as the JSON that the API shows, beside columns for what it is looked up by.
create table directory_entry (
  id         uuid not null,
  collection text not null,
  version    integer not null,
  clinic     uuid,
  owner      uuid,
  npi        text,
  refers     uuid[] not null,
  resource   text not null,
  constraint directory_entry_pk primary key (id),
  constraint directory_entry_version_positive check (version >= 1),
  constraint directory_entry_npi_digits check (npi ~ '^[12][0-9]{9}$')
);
comment on table directory_entry is 'one row per resource of a kind that needs no columns of its own';
comment on column directory_entry.collection is 'its kind, as the path says it: practitioners';
comment on column directory_entry.version is '1 for what was created, one more with each change';
comment on column directory_entry.clinic is 'id of the clinic that created it; null when the network did';
comment on column directory_entry.owner is 'the resource by which its collection is filtered; null when it has none';
comment on column directory_entry.npi is 'a practitioner''s National Provider Identifier of type 1; null when it is not known';
comment on column directory_entry.refers is 'the ids of all resources that it names, and that cannot be deleted before it';
comment on column directory_entry.resource is 'the JSON that the API shows';
create index directory_entry_pages on directory_entry (collection, id);
create index directory_entry_owned on directory_entry (collection, owner, id) where owner is not null;
create unique index directory_entry_npi on directory_entry (npi) where npi is not null;
create index directory_entry_refers on directory_entry using gin (refers);
create index organization_npi on organization (npi) where npi is not null;

grant select, insert, update, delete on directory_entry to consilium_app;
