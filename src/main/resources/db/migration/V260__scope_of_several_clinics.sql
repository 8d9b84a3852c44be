-- Posts of several clinics that share a commit are stored by one statement (docs/decisions/0158): the scope of these
-- tables is a list of clinics, of one element wherever a request is served by itself. The subselect reads it once for a
-- statement and not for each row.
alter policy course_of_the_clinic on course
  using (clinic_number = any ((select string_to_array(current_setting('app.clinic', true), ',')::integer[])::integer[]))
  with check (clinic_number = any ((select string_to_array(current_setting('app.clinic', true), ',')::integer[])::integer[]));
alter policy session_of_the_clinic on session
  using (clinic_number = any ((select string_to_array(current_setting('app.clinic', true), ',')::integer[])::integer[]))
  with check (clinic_number = any ((select string_to_array(current_setting('app.clinic', true), ',')::integer[])::integer[]));
alter policy observation_of_the_clinic on observation
  using (clinic_number = any ((select string_to_array(current_setting('app.clinic', true), ',')::integer[])::integer[]))
  with check (clinic_number = any ((select string_to_array(current_setting('app.clinic', true), ',')::integer[])::integer[]));
alter policy course_outcome_of_the_clinic on course_outcome
  using (clinic_number = any ((select string_to_array(current_setting('app.clinic', true), ',')::integer[])::integer[]))
  with check (clinic_number = any ((select string_to_array(current_setting('app.clinic', true), ',')::integer[])::integer[]));
alter policy outcome_rollup_of_the_clinic on outcome_rollup
  using (clinic_number = any ((select string_to_array(current_setting('app.clinic', true), ',')::integer[])::integer[]))
  with check (clinic_number = any ((select string_to_array(current_setting('app.clinic', true), ',')::integer[])::integer[]));
alter policy course_day_of_the_clinic on course_day
  using (clinic_number = any ((select string_to_array(current_setting('app.clinic', true), ',')::integer[])::integer[]))
  with check (clinic_number = any ((select string_to_array(current_setting('app.clinic', true), ',')::integer[])::integer[]));
alter policy trajectory_rollup_of_the_clinic on trajectory_rollup
  using (clinic_number = any ((select string_to_array(current_setting('app.clinic', true), ',')::integer[])::integer[]))
  with check (clinic_number = any ((select string_to_array(current_setting('app.clinic', true), ',')::integer[])::integer[]));
