-- Less to write for each observation.
--
-- What the foreign keys held is held by the statement that stores (docs/decisions/0081): it takes the course from the
-- clinic's own, which are never deleted, and locks it. A key's trigger would do both again for each row, and lock the
-- one row of a scale in measure, where the posts of all clinics meet.
alter table observation drop constraint observation_course_fk;
alter table observation drop constraint observation_measure_fk;

-- A course has few observations: whoever reads some of them reads all. Equal keys share their entry in the index.
drop index observation_of_course;
create index observation_of_course on observation (clinic_number, course_id);

-- Few observations of a clinic are of one instant: the id sorts those alone.
drop index observation_newest;
create index observation_newest on observation (clinic_number, effective_at desc);
