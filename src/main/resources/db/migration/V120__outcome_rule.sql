-- How an outcome is judged, in the database too: each course's outcome is kept by the statement that stores an observation.
insert into clinical_code (vocabulary, number, code) values
  ('timePoint', 1, 'PT24H'),
  ('timePoint', 2, 'P7D'),
  ('timePoint', 3, 'P28D');

create table outcome_rule (
  measure            smallint not null,
  higher_is_worse    boolean not null,
  response_per_mille integer,
  response_milli     integer,
  remission_milli    integer,
  change_per_mille   integer,
  change_milli       integer,
  constraint outcome_rule_pk primary key (measure),
  constraint outcome_rule_measure_fk foreign key (measure) references measure (number),
  constraint outcome_rule_response_whole check ((response_per_mille is null) = (response_milli is null)),
  constraint outcome_rule_change_whole check ((change_per_mille is null) = (change_milli is null))
);
comment on table outcome_rule is 'the rating scales, and how each judges a follow-up by its baseline: what measures.csv says, in integers';
comment on column outcome_rule.response_per_mille is 'a response is better than the baseline by at least this share of it …';
comment on column outcome_rule.response_milli is '… and this many thousandths of a point: one of the two is 0, and both are null where there is no accepted rule';
comment on column outcome_rule.remission_milli is 'the highest score that is remission, in thousandths; null where there is no accepted threshold';
comment on column outcome_rule.change_per_mille is 'the smallest important change, in the same way';
comment on column outcome_rule.change_milli is 'the smallest important change, in the same way';

insert into outcome_rule (measure, higher_is_worse,
  response_per_mille, response_milli, remission_milli, change_per_mille, change_milli) values
  (1, true, 500, 0, 10000, 0, 2000),
  (2, true, 500, 0, 4999, 0, 5000),
  (3, true, 500, 0, 4999, 0, 4000),
  (4, true, 500, 0, 5000, 0, 3000),
  (5, true, 500, 0, 7000, 0, 3000),
  (6, true, 500, 0, 9000, 175, 0),
  (7, true, 0, 10000, 28000, 0, 5000),
  (8, true, 350, 0, 12000, 250, 0),
  (9, true, null, null, null, null, null),
  (10, true, null, null, null, null, null),
  (11, true, null, null, null, null, null),
  (12, true, null, null, null, null, null),
  (13, true, 300, 0, 3000, 0, 2000),
  (14, true, 300, 0, 30000, 0, 20000),
  (15, true, 300, 0, null, 0, 1000),
  (16, true, 0, 5000, 54999, 0, 2000),
  (17, true, 0, 5000, 54999, 0, 2000),
  (18, true, 0, 5000, 54999, 0, 2000),
  (19, true, 0, 5000, 54999, 0, 2000),
  (20, false, 0, 5000, null, 0, 2000),
  (21, false, 0, 5000, null, 0, 2000),
  (22, false, null, null, null, null, null);

grant select on outcome_rule to consilium_app;

-- The functions below are single expressions that the planner writes into the statement: no call is left.
create function outcome_cohort(indication smallint, drug smallint, route smallint, failed_trials smallint)
returns integer
language sql immutable
return indication * 10000 + drug * 1000 + route * 100 + failed_trials;
comment on function outcome_cohort is 'four codes in one number: indication, one digit each of drug and route, two of failed trials';

create function outcome_reading(away interval, id uuid, value_milli integer)
returns bytea
language sql immutable
return int8send((2000000 * abs(extract(epoch from away)))::bigint + (away < interval '0')::integer)
  || uuid_send(id) || int4send(value_milli);
comment on function outcome_reading is
  'a value in its window: of two the smaller counts, which is nearer to the target, else later, else of the smaller id';

create function outcome_value(reading bytea)
returns integer
language sql immutable
return substr(reading, 25)::integer;
comment on function outcome_value is 'the value of an outcome_reading, in thousandths';

create function outcome_judged(rule outcome_rule, baseline integer, follow_up integer)
returns table (responder boolean, remitted boolean, improved boolean, worse boolean)
language sql immutable
as $$
  select
    better * 1000 >= rule.response_per_mille * baseline + rule.response_milli * 1000,
    follow_up <= rule.remission_milli,
    better * 1000 >= rule.change_per_mille * baseline + rule.change_milli * 1000,
    -better * 1000 >= rule.change_per_mille * baseline + rule.change_milli * 1000
  from (select case when rule.higher_is_worse then baseline - follow_up else follow_up - baseline end as better) change
$$;
comment on function outcome_judged is
  'what a follow-up is, in thousandths as the baseline; null where there is no rule. Scores are below 2,000 points, so nothing overflows';
