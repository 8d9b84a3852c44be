-- What a search reads: a projection of the directory, written in the transaction that changes a listing.
create table location_card (
  number       integer generated always as identity,
  location_id  uuid not null,
  latitude     double precision not null,
  longitude    double precision not null,
  spot         point not null,
  shape        smallint not null,
  accepting    smallint not null,
  state        char(2) not null,
  offers       bigint[] not null,
  facets       smallint[] not null,
  location     json not null,
  organization json not null,
  services     json not null,
  constraint location_card_pk primary key (number),
  constraint location_card_location_unique unique (location_id)
) with (toast_tuple_target = 8160);
comment on table location_card is 'one row per listed location: what a hit shows, ready to be sent';
comment on column location_card.number is 'the location in the projection: four bytes where the id has sixteen';
comment on column location_card.latitude is 'degrees, WGS 84';
comment on column location_card.longitude is 'degrees, WGS 84';
comment on column location_card.spot is '(longitude, Mercator latitude), both in degrees; latitude clamped to 85 north and south';
comment on column location_card.shape is 'the version of the card''s form that the service which wrote it knew';
comment on column location_card.accepting is 'whom it takes, one bit: 1 new, 2 none, 4 existing, 8 existing and their families';
comment on column location_card.state is 'USPS code';
comment on column location_card.offers is 'one word per active service: bit f is set when it belongs to facet f, bit 0 always';
comment on column location_card.facets is 'the facets of all its services, and 0';
comment on column location_card.location is 'Location as the API shows it';
comment on column location_card.organization is 'Organization as the API shows it';
comment on column location_card.services is 'its active HealthcareServices as the API shows them';

-- A card of up to 8 kB stays in its page, uncompressed: a hit costs the index and one page, no TOAST and no inflating.
alter table location_card
  alter column location set storage main,
  alter column organization set storage main,
  alter column services set storage main;

-- finds the cards that an older release drew
create index location_card_shape on location_card (shape);

create table location_facet (
  spot      point not null,
  latitude  double precision not null,
  longitude double precision not null,
  location  integer not null,
  facet     smallint not null,
  accepting smallint not null,
  state     char(2) not null,
  offers    bigint[] not null,
  constraint location_facet_pk primary key (location, facet),
  constraint location_facet_location_fk foreign key (location) references location_card (number) on delete cascade
);
comment on table location_facet is 'a listed location once for each facet it belongs to: the index below is what a search walks';
comment on column location_facet.spot is '(longitude + 1000 * facet, Mercator latitude), in degrees: each facet is a map of its own';
comment on column location_facet.facet is
  '0 every location; routes 1 IV, 2 IM, 3 SC, 4 IN, 5 PO, 6 SL; indications 16 MDD, 17 TRD, 18 BIPOLAR_DEPRESSION, 19 PTSD, 20 OCD, '
  '21 ANXIETY, 22 SUICIDALITY, 23 CRPS, 24 FIBROMYALGIA, 25 NEUROPATHIC_PAIN, 26 CHRONIC_MIGRAINE, 27 CHRONIC_PAIN';
comment on column location_facet.latitude is 'degrees, as in location_card; so are the columns below';

-- Covers every filter and the point itself, so that the nearest come from the index alone.
create index location_facet_near on location_facet using spgist (spot)
  include (latitude, longitude, location, accepting, state, offers);

-- An index-only scan reads the heap where vacuum has not been: after 1,000 rows, however large the table is.
alter table location_facet set (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000,
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 1000,
  autovacuum_analyze_scale_factor = 0.05);

-- maintain: the service vacuums after a bulk load instead of waiting for autovacuum
grant select, insert, update, delete, maintain on location_card, location_facet to consilium_app;
