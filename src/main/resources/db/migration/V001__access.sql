-- Clinics (tenants) and the clients that may call for them. Neither is clinical, so neither is under row-level security.
create table clinic (
  number       integer generated always as identity,
  id           uuid not null,
  name         text not null,
  state        char(2) not null,
  created_at   timestamptz not null,
  suspended_at timestamptz,
  constraint clinic_pk primary key (number),
  constraint clinic_id_unique unique (id),
  constraint clinic_name_length check (length(name) between 1 and 200)
);
comment on column clinic.number is 'the clinic in clinical tables: four bytes where the id has sixteen';
comment on column clinic.id is 'the clinic outside: in the API and in tokens';
comment on column clinic.state is 'USPS code of the state or territory it works in';
comment on column clinic.suspended_at is 'since when its clients are refused; null when they are not';

create table client (
  id            text not null,
  clinic_number integer,
  kind          text not null,
  secret_sha256 bytea not null,
  scopes        text[] not null,
  created_at    timestamptz not null,
  revoked_at    timestamptz,
  constraint client_pk primary key (id),
  constraint client_clinic_fk foreign key (clinic_number) references clinic (number),
  constraint client_kind_known check (kind in ('system', 'person', 'admin')),
  constraint client_admin_has_no_clinic check ((kind = 'admin') = (clinic_number is null)),
  constraint client_secret_length check (length(secret_sha256) = 32)
);
comment on column client.kind is 'system: a clinic''s software; person: a clinician of a clinic; admin: of the network';
comment on column client.secret_sha256 is 'SHA-256 of a secret of 256 random bits, which no dictionary holds';
comment on column client.scopes is 'the scopes a token of it may have';

grant select, insert, update on clinic, client to consilium_app;
