-- Who withdraws consent while a release is computed is in none of its counts. Docs: docs/decisions/0173.
create policy subject_withdrawal_for_releases on subject_withdrawal for select to consilium_release using (true);
grant select (clinic_number, courses) on subject_withdrawal to consilium_release;

create view withdrawals_of_consent with (security_invoker = true) as
select count(clinic_number) as told from subject_withdrawal where courses > 0;
comment on view withdrawals_of_consent is 'how many there ever were that took courses back: it changes with each of them, whatever any clock says';

grant select on withdrawals_of_consent to consilium_release;

alter table release_draft add column withdrawals bigint not null default -1;
comment on column release_draft.withdrawals is
  'of consent, that there were before its patients were counted; -1, which is never so, of a draft that did not look';
