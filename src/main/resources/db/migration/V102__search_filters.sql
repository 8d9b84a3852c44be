-- The filters of a search beyond routes and indications. The cards are drawn anew when the service starts, and their offers
-- with them.
create table search_term (
  number integer generated always as identity,
  term   text collate "C" not null,
  constraint search_term_pk primary key (number),
  constraint search_term_unique unique (term)
);
comment on table search_term is 'every value of an open vocabulary that an offer has, or once had: what it is and which';
comment on column search_term.number is 'the term in an offer: four bytes';
comment on column search_term.term is 'kind and value: plan:<id>, language:es, specialty:2084P0800X, state:TX';
grant select, insert on search_term to consilium_app;

alter table location_facet
  add column verified bigint,
  add column terms integer[],
  add column holds bigint[];
comment on column location_facet.facet is
  '0 every location, without its services; the others are services: routes 1 IV, 2 IM, 3 SC, 4 IN, 5 PO, 6 SL; 9 esketamine; '
  '11 virtual; indications 16 MDD, 17 TRD, 18 BIPOLAR_DEPRESSION, 19 PTSD, 20 OCD, 21 ANXIETY, 22 SUICIDALITY, 23 CRPS, '
  '24 FIBROMYALGIA, 25 NEUROPATHIC_PAIN, 26 CHRONIC_MIGRAINE, 27 CHRONIC_PAIN; 29 every service; '
  '64 to 95: one of the terms whose number leaves 0 to 31 when divided by 32';
comment on column location_facet.word is
  'a bit for each trait: those of facet''s numbers to 29; 8 racemic ketamine, 10 in person; payment 32 insurance, 33 medicare, '
  '34 medicaid, 35 va, 36 self-pay, 37 card, 38 hsa-fsa, 39 payment-plan; whom the location takes, 44 newpt, 45 nopt, '
  '46 existptonly, 47 existptfam; accessibility 48 cultcomp, 49 handiaccess, 50 adacomp, 51 pubtrans, 52 anssrvc, '
  '53 cognitive, 54 mobility';
comment on column location_facet.verified is
  'when the location was last verified, in microseconds since 1970; null while nobody has';
comment on column location_facet.terms is 'numbers of the service''s terms; null when there are none';
comment on column location_facet.holds is
  'credentials that speak for the location, each its number * 2^48 + first day * 2^24 + last day, in days since 1970; '
  'numbers are 1 state-licence, 2 dea, 3 rems, 4 board-psychiatry, 5 board-anesthesiology, 6 board-pain-medicine, '
  '7 board-emergency-medicine, 8 board-family-medicine, 9 askp3; null when there are none';

do $$
declare facet integer;
begin
  for facet in select * from unnest(array[9, 11]) union all select generate_series(64, 95) loop
    execute format(
      'create table location_facet_%1$s partition of location_facet for values in (%1$s) with (
         autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000,
         autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 1000,
         autovacuum_analyze_scale_factor = 0.05)', facet);
    execute format('grant select, maintain on location_facet_%s to consilium_app', facet);
  end loop;
end $$;

drop index location_facet_near;
create index location_facet_near on location_facet using spgist (spot)
  include (latitude, location, drawn, word, verified, terms, holds);

alter table location_card
  add column sort_name text collate "C" not null default '',
  add column holds bigint[];
comment on column location_card.sort_name is 'the words of the location''s name, made alike: by them it is sorted';
comment on column location_card.holds is 'as in location_facet';
update location_card set shape = 0;

-- the names lead to the offers of a location by its number
alter table listed_name add column number integer;
update listed_name set number = card.number from location_card as card where card.location_id = listed_name.location_id;
delete from listed_name where number is null;
alter table listed_name alter column number set not null;
comment on column listed_name.number is 'of the location''s card';
create index listed_name_number on listed_name (number);
