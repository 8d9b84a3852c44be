-- A clinic changes: it is renamed, suspended, resumed.
alter table clinic
  add column version integer not null default 1;
comment on column clinic.version is '1 for what was opened, one more with each change';
