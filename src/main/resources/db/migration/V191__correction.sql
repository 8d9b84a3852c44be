-- What anybody reports to be wrong in the directory, until somebody who may write it has judged.
create table correction (
  id          uuid not null,
  resource    uuid not null,
  version     integer not null,
  reported_at timestamptz not null,
  judged_at   timestamptz,
  judged_for  uuid,
  collection  text not null,
  reason      text not null,
  status      text not null,
  judged_by   text,
  note        text,
  constraint correction_pk primary key (id),
  constraint correction_status_known check (status in ('open', 'accepted', 'rejected', 'obsolete')),
  constraint correction_judged check (
    (judged_at is null) = (status = 'open') and (judged_by is null) = (status in ('open', 'obsolete'))),
  constraint correction_note_while_open check (note is null or status = 'open'),
  constraint correction_note_length check (length(note) between 1 and 1000)
);
comment on table correction is 'one row each time that somebody reported an error; of whoever did, nothing is kept';
comment on column correction.resource is 'id of what is said to be wrong';
comment on column correction.version is 'that of the resource when it was reported';
comment on column correction.collection is 'the kind of resource, as its path says it: organizations';
comment on column correction.reason is 'what kind of error: closed, moved, unreachable, …';
comment on column correction.status is 'obsolete: the resource was deleted before anybody had judged';
comment on column correction.judged_for is 'id of the clinic for which it was judged; null when it was the network, or nobody';
comment on column correction.judged_by is 'id of the client that judged';
comment on column correction.note is 'free text for those who judge; gone when they have';

create index correction_queue on correction (reported_at, id) where status = 'open';
create index correction_open on correction (collection, resource) where status = 'open';

grant select, insert, update on correction to consilium_app;
