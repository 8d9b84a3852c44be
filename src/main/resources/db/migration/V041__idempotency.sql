-- What was answered to requests that may be repeated, for seven days.
create table idempotency (
  id             text not null,
  caller         text not null,
  request_sha256 text not null,
  created_at     timestamptz not null,
  status         smallint,
  body           text,
  location       text,
  etag           text,
  constraint idempotency_pk primary key (id),
  constraint idempotency_id_digits check (id ~ '^[0-9a-f]{64}$'),
  constraint idempotency_request_digits check (request_sha256 ~ '^[0-9a-f]{64}$')
);
comment on table idempotency is 'one row per key of a caller, written in the transaction that carries out its request';
comment on column idempotency.id is 'SHA-256 over the caller and its key, in hexadecimal';
comment on column idempotency.caller is 'id of the client';
comment on column idempotency.request_sha256 is 'SHA-256 over the operation and its body as it was understood, in hexadecimal';
comment on column idempotency.created_at is 'kept for seven days from then on';
comment on column idempotency.status is 'the HTTP status that was answered; null only inside the transaction that carries it out';
comment on column idempotency.body is 'the JSON that was answered';
comment on column idempotency.location is 'the path in the Location header';
comment on column idempotency.etag is 'the version in the ETag header';
-- for the expiry, which takes the oldest
create index idempotency_created_at on idempotency (created_at);

grant select, insert, update, delete on idempotency to consilium_app;
