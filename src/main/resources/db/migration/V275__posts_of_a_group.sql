-- Posts of several clinics are stored by one statement, in a role of its own whose policies take a list of clinics: those
-- whom the transaction has admitted. All other statements keep the policies of one clinic. Docs: docs/decisions/0159.
do $$
begin
  if not exists (
    select from pg_auth_members
    where roleid = to_regrole('consilium_poster') and member = to_regrole('consilium_app')
      and set_option and not inherit_option)
  then
    raise exception 'consilium_app cannot become consilium_poster: run the roles.sql of this version, then start it again';
  end if;
end
$$;

create function clinics_of_the_group() returns integer[]
language sql stable
return nullif(current_setting('app.clinics', true), '')::integer[];
comment on function clinics_of_the_group is 'null where no group was admitted; in policies (select …), which is worked out once a statement';

-- + 0: else the list is a second condition on the column of an index, and sorted for each row that is looked up

-- locked, which needs the privilege to update some column, and never changed
create policy course_of_the_group on course to consilium_poster
  using (clinic_number + 0 = any ((select clinics_of_the_group())::integer[])) with check (false);
create policy session_of_the_group on session to consilium_poster
  using (clinic_number + 0 = any ((select clinics_of_the_group())::integer[])) with check (false);

create policy observation_of_the_group on observation to consilium_poster
  using (clinic_number + 0 = any ((select clinics_of_the_group())::integer[]))
  with check (clinic_number + 0 = any ((select clinics_of_the_group())::integer[]));
create policy course_outcome_of_the_group on course_outcome to consilium_poster
  using (clinic_number + 0 = any ((select clinics_of_the_group())::integer[]))
  with check (clinic_number + 0 = any ((select clinics_of_the_group())::integer[]));
create policy outcome_rollup_of_the_group on outcome_rollup to consilium_poster
  using (clinic_number + 0 = any ((select clinics_of_the_group())::integer[]))
  with check (clinic_number + 0 = any ((select clinics_of_the_group())::integer[]));
create policy course_day_of_the_group on course_day to consilium_poster
  using (clinic_number + 0 = any ((select clinics_of_the_group())::integer[]))
  with check (clinic_number + 0 = any ((select clinics_of_the_group())::integer[]));
create policy trajectory_rollup_of_the_group on trajectory_rollup to consilium_poster
  using (clinic_number + 0 = any ((select clinics_of_the_group())::integer[]))
  with check (clinic_number + 0 = any ((select clinics_of_the_group())::integer[]));

grant select (clinic_number, id, started_at, induction_ended_at, status, indication, drug, route, failed_trials),
  update (induction_ended_at) on course to consilium_poster;
grant select (clinic_number, id, course_id, status), update (status) on session to consilium_poster;
grant select (clinic_number, id, course_id, effective_at, measure, value_milli), insert on observation to consilium_poster;
grant select, insert, update on course_outcome, outcome_rollup, course_day, trajectory_rollup to consilium_poster;
grant select on outcome_rule to consilium_poster;
