-- Releases, and what is kept to make the next one. Whoever serves requests reads what was released and nothing else;
-- whoever releases adds, and can neither change nor remove it.
create table network_release (
  id           uuid not null,
  published_at timestamptz not null,
  as_of        timestamptz not null,
  number       integer not null,
  policy       integer not null,
  constraint network_release_pk primary key (number),
  constraint network_release_id_unique unique (id)
);
comment on column network_release.number is 'from 1 on, in the order of publication';
comment on column network_release.as_of is 'what had been posted by then is in it';
comment on column network_release.policy is 'version of the rules under which it was made';

create table release_cell (
  number      integer not null,
  evaluable   integer,
  responders  integer,
  since       integer,
  indication  smallint not null,
  drug        smallint not null,
  route       smallint not null,
  measure     smallint not null,
  time_point  smallint not null,
  dimension   smallint not null,
  category    smallint not null,
  hidden      text,
  constraint release_cell_pk
    primary key (number, measure, time_point, indication, drug, route, dimension, category),
  constraint release_cell_is_shown_or_hidden check (
    num_nulls(evaluable, responders, since) = case when hidden is null then 0 else 3 end),
  constraint release_cell_reason_known check (
    hidden in ('MIN_PATIENTS', 'MIN_CLINICS', 'DOMINANCE', 'COMPLEMENTARY', 'DELTA'))
);
comment on table release_cell is 'a cell of the menu that is not here is hidden for MIN_PATIENTS';
comment on column release_cell.number is 'of the release; its row in network_release comes last, and makes it public';
comment on column release_cell.evaluable is 'rounded; so are responders';
comment on column release_cell.since is 'the release in which the value was computed';
comment on column release_cell.dimension is '0 all patients, 1 age band, 2 sex, 3 failed trials, 4 census division';
comment on column release_cell.category is '0 for all patients';

grant select on network_release, release_cell to consilium_app;
grant select, insert on network_release, release_cell to consilium_release;

-- A release that is being computed: it goes on where it was when the service stops in between.
create table release_draft (
  as_of  timestamptz not null,
  number integer not null,
  constraint release_draft_pk primary key (number)
);

create table release_tally (
  clinic_number integer not null,
  responders    integer not null,
  others        integer not null,
  indication    smallint not null,
  drug          smallint not null,
  route         smallint not null,
  measure       smallint not null,
  time_point    smallint not null,
  dimension     smallint not null,
  category      smallint not null,
  constraint release_tally_pk primary key
    (measure, time_point, indication, drug, route, dimension, category, clinic_number)
);
comment on table release_tally is 'the patients of a draft, counted by clinic; gone once the table''s cells are decided';

create table release_memory (
  like release_tally,
  constraint release_memory_pk primary key
    (measure, time_point, indication, drug, route, dimension, category, clinic_number)
);
comment on table release_memory is
  'each cell''s patients when it was last shown anew, or else when it last could not be shown: what it is compared with';

alter table release_tally enable row level security;
alter table release_tally force row level security;
create policy release_tally_for_releases on release_tally to consilium_release using (true) with check (true);
alter table release_memory enable row level security;
alter table release_memory force row level security;
create policy release_memory_for_releases on release_memory to consilium_release using (true) with check (true);

grant select, insert, delete on release_draft, release_tally, release_memory to consilium_release;
