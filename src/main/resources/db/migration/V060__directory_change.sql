-- What the directory publishes of its versions to the rooms above it.
create view directory_change with (security_invoker = true) as
  select change, collection, id, version, recorded_at, resource from directory_version;
comment on view directory_change is 'every change of the directory, numbered in the order of their commits; resource is null where it was deleted';
grant select on directory_change to consilium_app;
