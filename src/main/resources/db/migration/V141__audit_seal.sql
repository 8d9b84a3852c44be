-- The chain over each log: every seal's hash covers the one before it and all entries between the two.
create table audit_seal (
  until         timestamptz not null,
  clinic_number integer not null,
  number        integer not null,
  entries       integer not null,
  hash          bytea not null,
  constraint audit_seal_pk primary key (clinic_number, number),
  constraint audit_seal_counts check (number >= 1 and entries >= 1),
  constraint audit_seal_hash_length check (length(hash) = 32)
);
comment on column audit_seal.number is 'from 1 on, without gaps';
comment on column audit_seal.until is 'it covers what was recorded before, and not before the last seal''s';
comment on column audit_seal.hash is 'SHA-256; what of stands in AuditChain';

-- Sealing and verifying go through the logs of all clinics, and see nothing else of them.
alter table audit_seal enable row level security;
alter table audit_seal force row level security;
create policy audit_seal_by_the_sealer on audit_seal to consilium_app
  using (current_setting('app.sealing', true) = 'on')
  with check (current_setting('app.sealing', true) = 'on');
create policy audit_entry_for_the_sealer on audit_entry for select to consilium_app
  using (current_setting('app.sealing', true) = 'on');

grant select, insert on audit_seal to consilium_app;
