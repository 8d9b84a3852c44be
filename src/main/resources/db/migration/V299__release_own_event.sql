-- To how many of each clinic's patients an adverse event happened, by the count that it is told beside: of a release, and
-- nobody's but the clinic's own to read. Docs: docs/decisions/0143.
create table release_own_event (
  clinic_number integer not null,
  number        integer not null,
  patients      integer not null,
  with_event    integer not null,
  indication    smallint not null,
  drug          smallint not null,
  route         smallint not null,
  measure       smallint not null,
  time_point    smallint not null,
  constraint release_own_event_pk
    primary key (clinic_number, number, measure, time_point, indication, drug, route),
  constraint release_own_event_some_of_all check (patients > 0 and with_event between 0 and patients)
);
comment on table release_own_event is
  'a clinic without patients in a table has no row; a table has none whose count of all patients is not fresh, or older than this table';
comment on column release_own_event.patients is 'exact, of those whom the count of all has; with_event those of them to whom it happened';
comment on column release_own_event.number is 'of the release in which they were counted: they stand as long as the count of all patients';
comment on column release_own_event.measure is '1000 and the number of the adverse event term, as in release_cell';

alter table release_own_event enable row level security;
alter table release_own_event force row level security;
create policy release_own_event_of_the_clinic on release_own_event for select to consilium_app
  using (clinic_number = nullif(current_setting('app.clinic', true), '')::integer);
create policy release_own_event_for_releases on release_own_event to consilium_release using (true) with check (true);

grant select on release_own_event to consilium_app;
grant select, insert, delete on release_own_event to consilium_release;
