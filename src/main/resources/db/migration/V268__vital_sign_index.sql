-- What is asked of vital signs stands in the index: else each is looked up in the table, one course after the other.
-- Where the table is large the index is built before: docs/operations.md.
create index if not exists observation_vital_sign on observation (clinic_number, measure, course_id)
  include (effective_at, value_milli, second_milli)
  where measure between 101 and 199 and status <> 5;
