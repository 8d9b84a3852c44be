-- A course can be retracted, and everything in it with it.
alter table course
  add column status smallint not null default 1,
  add column reason smallint,
  add constraint course_status_known check (status between 1 and 2),
  add constraint course_reason_of_retraction check ((status = 2) = (reason is not null));
comment on column course.status is 'clinical_code, recordStatus';
comment on column course.reason is 'clinical_code: why it was retracted; null while it stands';

create index course_of_subject on course (clinic_number, subject_hmac);
