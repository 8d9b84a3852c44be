-- The whole directory as files, once a day, for whoever begins to keep a copy of it. In the database like all state: any
-- replica makes the next file, any replica sends it.
create table export (
  taken_on     date not null,
  change       bigint not null,
  taken_at     timestamptz not null,
  completed_at timestamptz,
  constraint export_pk primary key (taken_on),
  constraint export_change_positive check (change >= 1)
);
comment on column export.taken_on is 'its name: the day of the UTC calendar on which it was taken';
comment on column export.change is 'its files show the directory as it was after this change';
comment on column export.taken_at is 'when that was the last change';
comment on column export.completed_at is 'null while a file is missing: nobody is shown it before';

create table export_file (
  records  bigint not null,
  bytes    bigint not null,
  taken_on date not null,
  name     text not null,
  sha256   text not null,
  constraint export_file_pk primary key (taken_on, name),
  constraint export_file_export_fk foreign key (taken_on) references export (taken_on) on delete cascade,
  constraint export_file_sizes check (records >= 0 and bytes >= 0),
  constraint export_file_sha256_digits check (sha256 ~ '^[0-9a-f]{64}$')
);
comment on column export_file.records is 'how many resources it shows';
comment on column export_file.name is 'such as locations.ndjson.gz';
comment on column export_file.sha256 is 'of all its bytes, in hexadecimal';

create table export_piece (
  start    bigint not null,
  taken_on date not null,
  name     text not null,
  bytes    bytea not null,
  constraint export_piece_pk primary key (taken_on, name, start),
  constraint export_piece_export_fk foreign key (taken_on) references export (taken_on) on delete cascade,
  constraint export_piece_start_natural check (start >= 0)
);
comment on table export_piece is 'a file cut into pieces, so that nobody ever holds more of it than one';
comment on column export_piece.start is 'how many bytes of the file come before it';

grant select, insert, update, delete on export to consilium_app;
grant select, insert on export_file, export_piece to consilium_app;
