-- Who offers ketamine therapy, and where. Public, so none of it is under row-level security.
-- Lists of things with parts are jsonb; everything else is a column of its own.
create table organization (
  id          uuid not null,
  version     integer not null,
  active      boolean not null,
  updated_at  timestamptz not null,
  part_of     uuid,
  npi         text,
  name        text not null,
  website     text,
  aliases     text[] not null,
  identifiers jsonb not null,
  telecom     jsonb not null,
  constraint organization_pk primary key (id),
  constraint organization_part_of_fk foreign key (part_of) references organization (id),
  constraint organization_version_positive check (version >= 1),
  constraint organization_name_length check (length(name) between 1 and 200),
  constraint organization_npi_digits check (npi ~ '^[12][0-9]{9}$'),
  constraint organization_website_https check (website like 'https://%')
);
comment on table organization is 'a body that offers care; its primary key is also the order of its pages';
comment on column organization.version is '1 for what was created, one more with each change';
comment on column organization.part_of is 'the organization it belongs to; null when it stands alone';
comment on column organization.npi is 'its National Provider Identifier of type 2; null when it is not known';
comment on column organization.aliases is 'other names it is known by';
comment on column organization.identifiers is 'array of {system, value}';
comment on column organization.telecom is 'array of {system, value}; phone numbers in E.164';
create index organization_part_of on organization (part_of) where part_of is not null;

create table location (
  id                 uuid not null,
  organization_id    uuid not null,
  latitude           double precision not null,
  longitude          double precision not null,
  version            integer not null,
  active             boolean not null,
  updated_at         timestamptz not null,
  precision          text not null,
  accepting_patients text not null,
  state              text not null,
  postal_code        text not null,
  time_zone          text not null,
  name               text not null,
  line               text not null,
  line2              text,
  city               text not null,
  hours              jsonb,
  identifiers        jsonb not null,
  telecom            jsonb not null,
  constraint location_pk primary key (id),
  constraint location_organization_fk foreign key (organization_id) references organization (id),
  constraint location_version_positive check (version >= 1),
  constraint location_latitude_range check (latitude between -90 and 90),
  constraint location_longitude_range check (longitude between -180 and 180),
  constraint location_precision_known check (precision in ('rooftop', 'street', 'zip', 'city')),
  constraint location_accepting_patients_known
    check (accepting_patients in ('newpt', 'nopt', 'existptonly', 'existptfam')),
  constraint location_state_code check (state ~ '^[A-Z]{2}$'),
  constraint location_postal_code_digits check (postal_code ~ '^[0-9]{5}$'),
  constraint location_name_length check (length(name) between 1 and 200)
);
comment on table location is 'a place where an organization sees patients; its primary key is also the order of its pages';
comment on column location.latitude is 'WGS 84, decimal degrees, north positive';
comment on column location.longitude is 'WGS 84, decimal degrees, east positive';
comment on column location.precision is 'what the point stands for, from the building to the middle of its city';
comment on column location.accepting_patients is 'code of Plan-Net''s accepting-patients';
comment on column location.state is 'USPS code of the state or territory';
comment on column location.postal_code is 'ZIP of five digits';
comment on column location.time_zone is 'IANA name';
comment on column location.hours is '{regular: array of {day, opens, closes}} in local time; null when they are not known';
comment on column location.identifiers is 'array of {system, value}';
comment on column location.telecom is 'array of {system, value}; phone numbers in E.164';
-- with the id, so that the pages of one organization need no sort
create index location_organization on location (organization_id, id);

create table healthcare_service (
  id                  uuid not null,
  organization_id     uuid not null,
  version             integer not null,
  active              boolean not null,
  rems_certified      boolean not null,
  psychotherapy       boolean not null,
  home_administration boolean not null,
  updated_at          timestamptz not null,
  delivery            text not null,
  product             text not null,
  routes              text[] not null,
  indications         text[] not null,
  specialties         text[] not null,
  coverage_states     text[] not null,
  languages           text[] not null,
  identifiers         jsonb not null,
  constraint healthcare_service_pk primary key (id),
  constraint healthcare_service_organization_fk
    foreign key (organization_id) references organization (id),
  constraint healthcare_service_version_positive check (version >= 1),
  constraint healthcare_service_delivery_known check (delivery in ('physical', 'virtual')),
  constraint healthcare_service_product_known check (product in ('racemic-ketamine', 'esketamine')),
  constraint healthcare_service_esketamine_certified
    check (product <> 'esketamine' or rems_certified)
);
comment on table healthcare_service is 'what an organization offers; its primary key is also the order of its pages';
comment on column healthcare_service.rems_certified is 'certified under the FDA''s REMS for esketamine';
comment on column healthcare_service.delivery is 'physical: at its locations; virtual: over a distance';
comment on column healthcare_service.routes is 'IV, IM, SC, IN, PO, SL; empty when they are not known';
comment on column healthcare_service.indications is 'the groups that the API lists, and TRD; empty when they are not known';
comment on column healthcare_service.specialties is 'NUCC taxonomy codes';
comment on column healthcare_service.coverage_states is 'USPS codes: where virtual care is licensed';
comment on column healthcare_service.languages is 'BCP 47';
comment on column healthcare_service.identifiers is 'array of {system, value}';
create index healthcare_service_organization on healthcare_service (organization_id, id);

create table healthcare_service_location (
  service_id  uuid not null,
  location_id uuid not null,
  constraint healthcare_service_location_pk primary key (service_id, location_id),
  constraint healthcare_service_location_service_fk
    foreign key (service_id) references healthcare_service (id),
  constraint healthcare_service_location_location_fk
    foreign key (location_id) references location (id)
);
comment on table healthcare_service_location is 'which service is given where';
create index healthcare_service_location_location on healthcare_service_location (location_id, service_id);

grant select, insert, update on organization, location, healthcare_service to consilium_app;
-- a changed service replaces its places
grant select, insert, delete on healthcare_service_location to consilium_app;
