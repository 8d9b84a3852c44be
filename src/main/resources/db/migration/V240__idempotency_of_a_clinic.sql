-- What was answered to a clinic shows what it posts: each answer is its clinic's, as all clinical rows are.
alter table idempotency add clinic_number integer;
-- A caller of an external issuer is in no table of ours: a request that it repeats across this migration is carried out again.
update idempotency set clinic_number =
  coalesce((select client.clinic_number from client where client.subject = idempotency.caller), 0);
alter table idempotency
  alter clinic_number set not null,
  alter clinic_number set default nullif(current_setting('app.clinic', true), '')::integer,
  drop constraint idempotency_pk,
  add constraint idempotency_pk primary key (clinic_number, id);
comment on column idempotency.clinic_number is 'in whose scope it was asked; 0 for the network''s own and for requests without a token';
comment on column idempotency.location is 'the path in the Location header; null where there is none';
comment on column idempotency.etag is 'the version in the ETag header; null where there is none';
drop index idempotency_created_at;
create index idempotency_created_at on idempotency (clinic_number, created_at);

alter table idempotency enable row level security;
alter table idempotency force row level security;
create policy idempotency_of_the_clinic on idempotency to consilium_app
  using (clinic_number = nullif(current_setting('app.clinic', true), '')::integer)
  with check (clinic_number = nullif(current_setting('app.clinic', true), '')::integer);
