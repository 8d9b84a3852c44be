-- A client has two secrets and more while they overlap, and none with an external issuer.
create table client_secret (
  id         uuid not null,
  client_id  uuid not null,
  sha256     bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  constraint client_secret_pk primary key (id),
  constraint client_secret_client_fk foreign key (client_id) references client (id),
  constraint client_secret_length check (length(sha256) = 32)
);
create index client_secret_of_client on client_secret (client_id);
comment on column client_secret.sha256 is 'SHA-256 of 256 random bits, which no dictionary holds';
comment on column client_secret.expires_at is 'null until a newer one replaces it';

insert into client_secret (id, client_id, sha256, created_at)
select gen_random_uuid(), id, secret_sha256, created_at from client;

grant select, insert, update, delete on client_secret to consilium_app;
