-- The mean scores of a release's tables, told beside the count of all patients.
create table release_score (
  number     integer not null,
  baseline   integer,
  mean       integer not null,
  deviation  integer not null,
  indication smallint not null,
  drug       smallint not null,
  route      smallint not null,
  measure    smallint not null,
  time_point smallint not null,
  constraint release_score_pk primary key (number, measure, time_point, indication, drug, route)
);
comment on table release_score is 'a table whose count of all patients is not fresh has none';
comment on column release_score.number is 'of the release in which they were computed: they stand as long as the count of all patients';
comment on column release_score.baseline is 'mean, in whole units of the measure; of one time point only, so that no two groups'' can be subtracted';
comment on column release_score.mean is 'of the follow-ups, in whole units of the measure; so is their standard deviation';

-- The scores of a draft, which the statement that counts its patients takes as well.
create table release_draft_score (
  baseline   double precision not null,
  mean       double precision not null,
  deviation  double precision not null,
  indication smallint not null,
  drug       smallint not null,
  route      smallint not null,
  measure    smallint not null,
  time_point smallint not null,
  constraint release_draft_score_pk primary key (measure, time_point, indication, drug, route)
);
comment on table release_draft_score is 'means and the deviation of the follow-ups, in units of the measure; gone once the table''s cells are decided';

alter table release_draft_score enable row level security;
alter table release_draft_score force row level security;
create policy release_draft_score_for_releases on release_draft_score to consilium_release using (true) with check (true);

grant select on release_score to consilium_app;
grant select, insert on release_score to consilium_release;
grant select, insert, delete on release_draft_score to consilium_release;
