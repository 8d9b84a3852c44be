alter table course_version
  add column status smallint not null default 1,
  add column reason smallint;
comment on column course_version.status is 'clinical_code, recordStatus';
comment on column course_version.reason is 'clinical_code: why it was retracted; null while it stands';
