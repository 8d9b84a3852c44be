-- Each facet becomes a partition: with a heap of its own, whose visibility map is one page, where among 600 MB of all facets'
-- rows an index-only scan touched another page of that map for nearly every row. A map needs no place beside others then.
-- And a row stands for one service there, no longer for all of them, so that each filter is one condition.
drop table location_facet;

create table location_facet (
  facet    smallint not null,
  location integer not null,
  drawn    integer not null,
  latitude double precision not null,
  word     bigint not null,
  spot     point not null
) partition by list (facet);
comment on table location_facet is
  'what a listed location offers, once for each facet that the offer belongs to: a search walks the index of one facet''s partition';
comment on column location_facet.facet is
  '0 every location, without its services; the others are services: routes 1 IV, 2 IM, 3 SC, 4 IN, 5 PO, 6 SL; indications '
  '16 MDD, 17 TRD, 18 BIPOLAR_DEPRESSION, 19 PTSD, 20 OCD, 21 ANXIETY, 22 SUICIDALITY, 23 CRPS, 24 FIBROMYALGIA, '
  '25 NEUROPATHIC_PAIN, 26 CHRONIC_MIGRAINE, 27 CHRONIC_PAIN; 29 every service';
comment on column location_facet.location is 'number of its card';
comment on column location_facet.drawn is 'as in location_card';
comment on column location_facet.latitude is 'degrees, WGS 84; the longitude is that of spot';
comment on column location_facet.word is
  'a bit for each trait: those of facet''s numbers; whom the location takes, 44 newpt, 45 nopt, 46 existptonly, 47 existptfam';
comment on column location_facet.spot is '(longitude, Mercator latitude), both in degrees; latitude clamped to 85 north and south';

-- An index-only scan reads the heap where vacuum has not been: after 1,000 rows, however large the table is.
-- maintain: the service vacuums after a bulk load instead of waiting for autovacuum
do $$
declare facet integer;
begin
  foreach facet in array array[0,1,2,3,4,5,6,16,17,18,19,20,21,22,23,24,25,26,27,29] loop
    execute format(
      'create table location_facet_%1$s partition of location_facet for values in (%1$s) with (
         autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000,
         autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 1000,
         autovacuum_analyze_scale_factor = 0.05)', facet);
    execute format('grant select, maintain on location_facet_%s to consilium_app', facet);
  end loop;
end $$;
grant select, insert, delete, maintain on location_facet to consilium_app;

insert into location_facet (facet, location, drawn, latitude, word, spot)
select facet, number, drawn, latitude, word, spot
from location_card cross join lateral (
  select (accepting::bigint << 44) | 1 as word
  union
  select (accepting::bigint << 44) | (1 << 29) | (offer & ~1::bigint) from unnest(offers) as offer) as offers
  cross join unnest(facets || 29::smallint) as facet
where (word >> facet) & 1 = 1;

-- Covers every filter and the point itself, so that the nearest come from the index alone.
create index location_facet_near on location_facet using spgist (spot) include (latitude, location, drawn, word);
create index location_facet_location on location_facet (location);

alter table location_card drop column accepting, drop column state, drop column offers, drop column facets;
