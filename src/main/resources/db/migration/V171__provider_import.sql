-- Files of other registers on their way into the directory: first read whole into rows here, then taken over from here.
create table provider_import (
  id         uuid not null,
  format     text not null,
  state      text not null,
  client     text not null,
  begun_at   timestamptz not null,
  moved_at   timestamptz not null,
  ended_at   timestamptz,
  read       bigint not null default 0,
  relevant   bigint not null default 0,
  rejected   bigint not null default 0,
  taken      bigint not null default 0,
  created    bigint not null default 0,
  changed    bigint not null default 0,
  unchanged  bigint not null default 0,
  left_alone bigint not null default 0,
  ended      bigint not null default 0,
  unknown    bigint not null default 0,
  fault_line bigint,
  fault      text,
  constraint provider_import_pk primary key (id),
  constraint provider_import_format_known check (format in ('nppes', 'registrations')),
  constraint provider_import_state_known check (state in ('receiving', 'applying', 'completed', 'failed')),
  constraint provider_import_ended check ((ended_at is null) = (state in ('receiving', 'applying'))),
  constraint provider_import_fault check ((fault is null) = (state <> 'failed'))
);
comment on column provider_import.client is 'id of the client that sent the file';
comment on column provider_import.moved_at is 'when it last got further: whoever receives a file says so every few seconds';
comment on column provider_import.read is 'rows of the file, its head not counted';
comment on column provider_import.relevant is 'rows to be taken over';
comment on column provider_import.taken is 'how many of these are';
comment on column provider_import.left_alone is 'providers that somebody else keeps or stands by';
comment on column provider_import.unknown is 'rows that tell the end of an NPI of which nothing was there';
comment on column provider_import.fault_line is 'where the file itself is wrong, counted from 1; null where no line is to blame';
create index provider_import_begun_at on provider_import (begun_at, id);
create index provider_import_open on provider_import (begun_at) where state in ('receiving', 'applying');

create table provider_import_row (
  line         bigint not null,
  import_id    uuid not null,
  registration text not null,
  constraint provider_import_row_pk primary key (import_id, line),
  constraint provider_import_row_import_fk foreign key (import_id) references provider_import (id) on delete cascade
);
comment on table provider_import_row is 'what is still to be taken over: a row leaves with the transaction that takes it over';

create table provider_import_rejection (
  line        bigint not null,
  import_id   uuid not null,
  column_name text not null,
  reason      text not null,
  constraint provider_import_rejection_pk primary key (import_id, line),
  constraint provider_import_rejection_import_fk
    foreign key (import_id) references provider_import (id) on delete cascade
);
comment on column provider_import_rejection.line is 'of the file, counted from 1';

grant select, insert, update on provider_import to consilium_app;
grant select, insert, delete on provider_import_row to consilium_app;
grant select, insert on provider_import_rejection to consilium_app;
