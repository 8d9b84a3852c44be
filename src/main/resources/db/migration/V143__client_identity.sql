-- What tokens call a client is an issuer's to choose; in the API it has an id like everything else.
alter table client rename column id to subject;
alter table client
  add column id uuid,
  add column version integer not null default 1;
-- all clients so far were named after their kind and a UUID
update client set id = right(subject, 36)::uuid;
alter table client
  alter column id set not null,
  drop constraint client_pk,
  add constraint client_pk primary key (id),
  add constraint client_subject_unique unique (subject),
  add constraint client_subject_length check (length(subject) between 1 and 255);
create index client_of_clinic on client (clinic_number, id);
comment on column client.subject is 'the client in its tokens: ours to choose with the embedded issuer, else the external issuer''s';
comment on column client.version is '1 for what was added, one more with each change';
