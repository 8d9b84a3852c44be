-- What a suggestion reads: the names under which listings are known, by their words.
-- pg_trgm is a trusted extension of PostgreSQL itself: the owner of a database may create it.
create extension if not exists pg_trgm;

create table name_word (
  word text collate "C" not null,
  constraint name_word_pk primary key (word)
);
comment on table name_word is 'every word that a listed name has, or once had: a word without names leads nowhere';
comment on column name_word.word is 'in lower case and without accents; its primary key also finds beginnings';
-- fastupdate would have each reader go through what was added since the last vacuum
create index name_word_alike on name_word using gin (word gin_trgm_ops) with (fastupdate = off);

create table listed_name (
  location_id     uuid not null,
  of_organization boolean not null,
  subject_id      uuid not null,
  latitude        double precision not null,
  longitude       double precision not null,
  name            text not null,
  words           text[] collate "C" not null,
  constraint listed_name_pk primary key (location_id, of_organization)
);
comment on table listed_name is 'a listed location under its organization''s name, and once more under its own where that is another';
comment on column listed_name.of_organization is 'whether the name is the organization''s, else the location''s own';
comment on column listed_name.subject_id is 'whose name it is: the organization''s id, or the location''s';
comment on column listed_name.latitude is 'of the location: degrees, WGS 84';
comment on column listed_name.longitude is 'degrees, WGS 84';
comment on column listed_name.name is 'as the directory writes it';
comment on column listed_name.words is 'its words and those of the organization''s names, as in name_word';
create index listed_name_words on listed_name using gin (words) with (fastupdate = off);

-- maintain: as of the other tables that a search reads
grant select, insert, maintain on name_word to consilium_app;
grant select, insert, update, delete, maintain on listed_name to consilium_app;
