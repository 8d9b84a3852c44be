-- Who did what, for which clinic: one entry a request, appended in its transaction and never changed.
create table audit_entry (
  number        bigint generated always as identity,
  recorded_at   timestamptz not null,
  request       uuid not null,
  resource_id   uuid,
  clinic_number integer not null,
  count         integer,
  action        text not null,
  resource      text not null,
  client        text not null,
  constraint audit_entry_pk primary key (clinic_number, recorded_at, number),
  constraint audit_entry_action_is_a_code check (action ~ '^[a-z]+(-[a-z]+)*$'),
  constraint audit_entry_resource_is_a_code check (resource ~ '^[a-z]+(-[a-z]+)*$'),
  constraint audit_entry_count_positive check (count >= 0)
);
comment on column audit_entry.clinic_number is 'whose log it is in; 0 for the network''s own. No foreign key: each entry would lock the clinic''s row';
comment on column audit_entry.recorded_at is 'when it was done';
comment on column audit_entry.request is 'id of the HTTP request';
comment on column audit_entry.client is 'who did it: subject of the token';
comment on column audit_entry.resource is 'what kind of thing it was done to';
comment on column audit_entry.resource_id is 'to which one; null where there is none or were several';
comment on column audit_entry.count is 'to how many; null where it is not counted';

alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy audit_entry_of_the_clinic on audit_entry for select to consilium_app
  using (clinic_number = nullif(current_setting('app.clinic', true), '')::integer);
-- Nobody writes into the past, where the chain is closed already, nor into the future.
create policy audit_entry_is_written_now on audit_entry for insert to consilium_app
  with check (clinic_number = nullif(current_setting('app.clinic', true), '')::integer
    and recorded_at between clock_timestamp() - interval '20 seconds' and clock_timestamp() + interval '20 seconds');

grant select, insert on audit_entry to consilium_app;
