-- Who stood by a resource of the directory, when and how. Its verification says the last of them.
create table attestation (
  number       bigint generated always as identity,
  collection   text not null,
  id           uuid not null,
  version      integer not null,
  attested_at  timestamptz not null,
  attested_as  text not null,
  attested_how text not null,
  clinic       uuid,
  client       text not null,
  constraint attestation_pk primary key (number),
  constraint attestation_unique unique (collection, id, version),
  constraint attestation_as_known check (attested_as in ('attested', 'validated'))
);
comment on table attestation is 'one row each time that somebody stood by a resource; never updated, never deleted';
comment on column attestation.collection is 'the kind of resource, as its path says it: organizations';
comment on column attestation.version is 'that of the resource which came of it';
comment on column attestation.attested_as is 'attested by its keeper, or validated by the network';
comment on column attestation.attested_how is 'self, phone, email, website, visit or primary-source';
comment on column attestation.clinic is 'id of the clinic for which it was done; null when it was the network';
comment on column attestation.client is 'id of the client that did it';

grant select, insert on attestation to consilium_app;
