-- What other rooms may read of clinics, and hold on to while they work.
create view clinic_state with (security_invoker = true) as
select number, state from clinic;
comment on column clinic_state.state is 'USPS code of the state or territory it works in';

grant select on clinic_state to consilium_release;
-- update: to lock a row asks for it
grant select, update (number) on clinic_state to consilium_app;
