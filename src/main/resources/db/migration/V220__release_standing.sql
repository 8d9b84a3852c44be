-- Where each clinic stands among the others: of a release, and nobody's but the clinic's own to read.
create table release_standing (
  clinic_number integer not null,
  number        integer not null,
  clinics       integer,
  indication    smallint not null,
  drug          smallint not null,
  route         smallint not null,
  measure       smallint not null,
  time_point    smallint not null,
  quarter       smallint,
  hidden        text,
  constraint release_standing_pk
    primary key (clinic_number, number, measure, time_point, indication, drug, route),
  constraint release_standing_is_told_or_hidden check (
    num_nulls(quarter, clinics) = case when hidden is null then 0 else 2 end),
  constraint release_standing_quarter_known check (quarter between 1 and 4),
  constraint release_standing_reason_known check (hidden in ('MIN_PATIENTS', 'MIN_CLINICS'))
);
comment on table release_standing is
  'a clinic without patients in a table has no row; a table whose count of all patients is not fresh has none';
comment on column release_standing.number is 'of the release in which it was computed: it stands as long as the count of all patients';
comment on column release_standing.clinics is 'with how many others the clinic was compared, rounded';
comment on column release_standing.quarter is 'by the share of responders: 1 the lowest, 4 the highest';

alter table release_standing enable row level security;
alter table release_standing force row level security;
create policy release_standing_of_the_clinic on release_standing for select to consilium_app
  using (clinic_number = nullif(current_setting('app.clinic', true), '')::integer);
create policy release_standing_for_releases on release_standing to consilium_release using (true) with check (true);

grant select on release_standing to consilium_app;
grant select, insert on release_standing to consilium_release;
