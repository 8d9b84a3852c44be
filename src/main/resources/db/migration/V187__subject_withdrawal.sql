-- Whose consent was withdrawn: nothing more of that subject is taken.
create table subject_withdrawal (
  withdrawn_at   timestamptz not null,
  clinic_number  integer not null,
  courses        integer not null,
  sessions       integer not null,
  observations   integer not null,
  adverse_events integer not null,
  subject_hmac   bytea not null,
  recorded_by    text not null,
  constraint subject_withdrawal_pk primary key (clinic_number, subject_hmac),
  constraint subject_withdrawal_subject_length check (length(subject_hmac) = 32)
);
comment on column subject_withdrawal.subject_hmac is 'as in course; also of subjects of whom the clinic never posted anything';
comment on column subject_withdrawal.courses is 'how many were entered in error by it; so are the next three';
comment on column subject_withdrawal.recorded_by is 'the client that told it';

alter table subject_withdrawal enable row level security;
alter table subject_withdrawal force row level security;
create policy subject_withdrawal_of_the_clinic on subject_withdrawal to consilium_app
  using (clinic_number = nullif(current_setting('app.clinic', true), '')::integer)
  with check (clinic_number = nullif(current_setting('app.clinic', true), '')::integer);

-- not updated: a withdrawal is for ever
grant select, insert on subject_withdrawal to consilium_app;
