-- Shared rows tell the dose, as coarsely as dose_band does.
alter table shared_observation add column dose_band smallint;
comment on column shared_observation.dose_band is
  'dose_band of the first session; null where no session was told, or the group needs it';
