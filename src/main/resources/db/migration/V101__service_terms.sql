-- What websites ask of a service and a place beyond the treatment itself: who pays, for whom, how to get there.
alter table healthcare_service
  add column category text,
  add column appointment_required boolean,
  add column referral_required boolean,
  add column ages jsonb,
  add column price jsonb,
  add column plans_accepted uuid[] not null default '{}',
  add column payment_methods text[] not null default '{}',
  add column monitoring text[] not null default '{}',
  add column staffing text[] not null default '{}';
comment on column healthcare_service.category is 'code of Plan-Net''s categories; null when it is not known';
comment on column healthcare_service.appointment_required is 'whether one has to be made; null when that is not known';
comment on column healthcare_service.referral_required is 'whether one is needed; null when that is not known';
comment on column healthcare_service.ages is '{from, to} in completed years, both included; null when there is no limit';
comment on column healthcare_service.price is '{from, to, per} in US dollars; null when it is not known';
comment on column healthcare_service.plans_accepted is 'ids of insurance plans';
comment on column healthcare_service.payment_methods is 'codes that the API lists; empty when they are not known';
comment on column healthcare_service.monitoring is 'codes that the API lists; empty when it is not known';
comment on column healthcare_service.staffing is 'codes that the API lists; empty when it is not known';
-- who deletes a plan asks whether a service accepts it
create index healthcare_service_plans on healthcare_service using gin (plans_accepted);

alter table location add column accessibility text[] not null default '{}';
comment on column location.accessibility is 'codes of Plan-Net''s accessibility; empty when it is not known';
