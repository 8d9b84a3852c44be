-- A file that is sent again under the same Idempotency-Key is the same import. Docs: docs/decisions/0174.
alter table provider_import
  add column request text,
  add column digest  bytea;
comment on column provider_import.request is
  'SHA-256 over the client and its Idempotency-Key, in hexadecimal; null without a key, and once it was forgotten';
comment on column provider_import.digest is 'SHA-256 of the file; null unless it was received';

create unique index provider_import_request on provider_import (request) where state <> 'failed';
