-- What other rooms may read of clinics: a clinic's number in tables, as the API and people call it.
create view clinic_name with (security_invoker = true) as
select number, id, name from clinic;

grant select on clinic_name to consilium_app;
