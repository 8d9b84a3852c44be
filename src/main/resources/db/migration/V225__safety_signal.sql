-- What a safety officer sees of a release: small numbers, for whoever may read in the network's own scope.
create function dose_band(dose_milli integer, dose_unit smallint)
returns smallint
language sql immutable
return case
  when dose_unit = 2 and dose_milli < 400 then 1
  when dose_unit = 2 and dose_milli <= 600 then 2
  when dose_unit = 2 and dose_milli <= 1000 then 3
  when dose_unit = 2 then 4
  when dose_milli < 56000 then 5
  when dose_milli <= 56000 then 6
  when dose_milli <= 84000 then 7
  else 8
end::smallint;
comment on function dose_band is
  'mg/kg: 1 below 0.4, 2 to 0.6, 3 to 1, 4 above; mg: 5 below 56, 6 is 56, 7 to 84, 8 above';

create table safety_signal (
  clinic_number integer not null default 0,
  number        integer not null,
  cases         integer not null,
  sites         integer not null,
  sessions      integer not null,
  sessions_with integer not null,
  term          smallint not null,
  drug          smallint not null,
  route         smallint not null,
  dose_band     smallint not null,
  constraint safety_signal_pk primary key (clinic_number, number, drug, route, term, dose_band),
  constraint safety_signal_of_the_network check (clinic_number = 0),
  constraint safety_signal_cases check (cases >= 3)
);
comment on column safety_signal.clinic_number is '0: the network''s own scope';
comment on column safety_signal.number is 'of the release; its row in network_release comes last, and makes it public';
comment on column safety_signal.cases is 'patients in one of whose sessions it happened';
comment on column safety_signal.sites is 'clinics that these are of';
comment on column safety_signal.sessions is 'all with that drug, by that route and of that band';
comment on column safety_signal.dose_band is 'dose_band of the session';

alter table safety_signal enable row level security;
alter table safety_signal force row level security;
create policy safety_signal_of_the_network on safety_signal for select to consilium_app
  using (clinic_number = nullif(current_setting('app.clinic', true), '')::integer);
create policy safety_signal_for_releases on safety_signal to consilium_release using (true) with check (true);

grant select on safety_signal to consilium_app;
grant select, insert on safety_signal to consilium_release;
grant select (dose_milli, dose_unit) on session to consilium_release;
