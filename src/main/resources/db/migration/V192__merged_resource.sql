-- A resource that is deleted because another one stands for the same leads to that one.
alter table directory_version
  add column merged_into uuid,
  add constraint directory_version_merged_is_deleted check (merged_into is null or resource is null);
comment on column directory_version.merged_into is
  'id of the resource of the same kind that stands for it since it was deleted; null where there is none';

create or replace view directory_change with (security_invoker = true) as
  select change, collection, id, version, recorded_at, resource, merged_into from directory_version;
