-- Which drawing of a card is the current one, told by the walk: a search need not read what it holds already.
alter table location_card add column drawn integer not null default 1;
comment on column location_card.drawn is 'how often the card was drawn; with its number the name of what it shows';

alter table location_facet add column drawn integer not null default 1;
comment on column location_facet.drawn is 'as in location_card';

-- The maps move from a row onto a diagonal: a split of the index at (x, y) then cuts none of them but one.
drop index location_facet_near;
update location_facet set spot = spot + point(0, 1000 * facet);
comment on column location_facet.spot is
  '(longitude + 1000 * facet, Mercator latitude + 1000 * facet), in degrees: each facet is a map of its own';
create index location_facet_near on location_facet using spgist (spot)
  include (latitude, longitude, location, drawn, accepting, state, offers);
