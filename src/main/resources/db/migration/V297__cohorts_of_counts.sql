-- Counts of one indication are next to each other in the indexes of their tables, if the cohort itself is asked for.
create or replace view outcome_count with (security_invoker = true) as
select clinic_number, month, measure, time_point,
  cohort / 10000 as indication, cohort / 1000 % 10 as drug, cohort / 100 % 10 as route, cohort % 100 as failed_trials,
  courses, responders, remitted, improved, worse, cohort
from outcome_rollup;

create or replace view trajectory_count with (security_invoker = true) as
select clinic_number, measure, day,
  cohort / 10000 as indication, cohort / 1000 % 10 as drug, cohort / 100 % 10 as route, cohort % 100 as failed_trials,
  value_milli, courses, cohort
from trajectory_rollup
where courses > 0;

create or replace view safety_count with (security_invoker = true) as
select clinic_number, figure, rule,
  cohort / 10000 as indication, cohort / 1000 % 10 as drug, cohort / 100 % 10 as route, cohort % 100 as failed_trials,
  courses, courses_with, days, days_with, sessions, sessions_with, cohort
from safety_rollup
where courses > 0;
