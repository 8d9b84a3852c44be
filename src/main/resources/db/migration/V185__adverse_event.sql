-- What went wrong with a treatment, in our own terms and the grades of CTCAE.
create table adverse_event_term (
  number smallint not null,
  code   text not null,
  constraint adverse_event_term_pk primary key (number),
  constraint adverse_event_term_code_unique unique (code)
);
comment on table adverse_event_term is 'the terms of adverse events; a number never changes its meaning. MedDRA is licensed and is not here';

insert into adverse_event_term (number, code) values
  (1, 'dissociation'),
  (2, 'sedation'),
  (3, 'loss-of-consciousness'),
  (4, 'hypertension'),
  (5, 'hypotension'),
  (6, 'tachycardia'),
  (7, 'bradycardia'),
  (8, 'arrhythmia'),
  (9, 'chest-pain'),
  (10, 'syncope'),
  (11, 'hypoxia'),
  (12, 'respiratory-depression'),
  (13, 'apnea'),
  (14, 'laryngospasm'),
  (15, 'aspiration'),
  (16, 'cardiac-arrest'),
  (17, 'nausea'),
  (18, 'vomiting'),
  (19, 'increased-salivation'),
  (20, 'abdominal-pain'),
  (21, 'liver-enzymes-increased'),
  (22, 'dizziness'),
  (23, 'vertigo'),
  (24, 'headache'),
  (25, 'blurred-vision'),
  (26, 'double-vision'),
  (27, 'nystagmus'),
  (28, 'paresthesia'),
  (29, 'hypoesthesia'),
  (30, 'dysgeusia'),
  (31, 'nasal-discomfort'),
  (32, 'fatigue'),
  (33, 'insomnia'),
  (34, 'nightmares'),
  (35, 'seizure'),
  (36, 'confusion'),
  (37, 'memory-impairment'),
  (38, 'anxiety'),
  (39, 'panic-attack'),
  (40, 'agitation'),
  (41, 'dysphoria'),
  (42, 'euphoria'),
  (43, 'hallucination'),
  (44, 'psychosis'),
  (45, 'mania'),
  (46, 'suicidal-ideation'),
  (47, 'suicide-attempt'),
  (48, 'suicide'),
  (49, 'self-harm'),
  (50, 'substance-misuse'),
  (51, 'urinary-symptoms'),
  (52, 'cystitis'),
  (53, 'allergic-reaction'),
  (54, 'anaphylaxis'),
  (55, 'rash'),
  (56, 'injection-site-reaction'),
  (57, 'extravasation'),
  (58, 'fall'),
  (59, 'injury'),
  (60, 'medication-error'),
  (61, 'pregnancy-exposure'),
  (62, 'other');

create table adverse_event (
  id             uuid not null,
  course_id      uuid not null,
  session_id     uuid,
  onset_at       timestamptz not null,
  resolved_at    timestamptz,
  recorded_at    timestamptz not null,
  clinic_number  integer not null,
  version        integer not null,
  term           smallint not null,
  grade          smallint not null,
  criteria       smallint not null,
  relation       smallint not null,
  action         smallint not null,
  outcome        smallint not null,
  status         smallint not null default 1,
  reason         smallint,
  serious        boolean not null,
  recorded_by    text not null,
  external_system text,
  external_code  text,
  constraint adverse_event_pk primary key (clinic_number, id),
  constraint adverse_event_term_fk foreign key (term) references adverse_event_term (number),
  constraint adverse_event_ends_after_onset check (resolved_at >= onset_at),
  constraint adverse_event_grade_range check (grade between 1 and 5),
  constraint adverse_event_criteria_of_serious check (serious or criteria = 0),
  constraint adverse_event_relation_known check (relation between 1 and 5),
  constraint adverse_event_action_known check (action between 1 and 6),
  constraint adverse_event_outcome_known check (outcome between 1 and 6),
  constraint adverse_event_external_whole check ((external_system is null) = (external_code is null)),
  constraint adverse_event_status_known check (status between 1 and 2),
  constraint adverse_event_reason_of_retraction check ((status = 2) = (reason is not null))
);
create index adverse_event_of_course on adverse_event (clinic_number, course_id);
create index adverse_event_newest on adverse_event (clinic_number, onset_at desc, id desc);
comment on table adverse_event is 'the current version of each adverse event; whoever writes here has locked its course';
comment on column adverse_event.id is 'chosen by the clinic, unique within it for ever';
comment on column adverse_event.session_id is 'the administration it went with, if any';
comment on column adverse_event.recorded_at is 'when this version was received';
comment on column adverse_event.recorded_by is 'the client that sent this version';
comment on column adverse_event.grade is 'CTCAE: 1 mild to 5 death';
comment on column adverse_event.criteria is 'what makes it serious: bit n is number n of clinical_code, seriousnessCriterion';
comment on column adverse_event.relation is 'clinical_code; so are action and outcome';
comment on column adverse_event.external_code is 'the same in another vocabulary that the clinic may use';
comment on column adverse_event.status is 'clinical_code, recordStatus';
comment on column adverse_event.reason is 'clinical_code: why it was retracted; null while it stands';

create table adverse_event_version (
  like adverse_event including comments,
  constraint adverse_event_version_pk primary key (clinic_number, id, version)
);
comment on table adverse_event_version is 'the versions that a later one replaced, column by column as in adverse_event';

alter table adverse_event enable row level security;
alter table adverse_event force row level security;
create policy adverse_event_of_the_clinic on adverse_event to consilium_app
  using (clinic_number = nullif(current_setting('app.clinic', true), '')::integer)
  with check (clinic_number = nullif(current_setting('app.clinic', true), '')::integer);
create policy adverse_event_for_releases on adverse_event for select to consilium_release using (true);

alter table adverse_event_version enable row level security;
alter table adverse_event_version force row level security;
create policy adverse_event_version_of_the_clinic on adverse_event_version to consilium_app
  using (clinic_number = nullif(current_setting('app.clinic', true), '')::integer)
  with check (clinic_number = nullif(current_setting('app.clinic', true), '')::integer);

grant select on adverse_event_term to consilium_app, consilium_release;
grant select, insert, update on adverse_event to consilium_app;
grant select, insert on adverse_event_version to consilium_app;
grant select (clinic_number, id, course_id, session_id, onset_at, term, grade, relation, action, outcome, serious, status)
  on adverse_event to consilium_release;

insert into clinical_code (vocabulary, number, code) values
  ('seriousnessCriterion', 1, 'death'),
  ('seriousnessCriterion', 2, 'life-threatening'),
  ('seriousnessCriterion', 3, 'hospitalization'),
  ('seriousnessCriterion', 4, 'disability'),
  ('seriousnessCriterion', 5, 'congenital-anomaly'),
  ('seriousnessCriterion', 6, 'other-important'),
  ('eventRelation', 1, 'unrelated'),
  ('eventRelation', 2, 'unlikely'),
  ('eventRelation', 3, 'possible'),
  ('eventRelation', 4, 'probable'),
  ('eventRelation', 5, 'definite'),
  ('eventAction', 1, 'none'),
  ('eventAction', 2, 'dose-reduced'),
  ('eventAction', 3, 'dose-interrupted'),
  ('eventAction', 4, 'drug-withdrawn'),
  ('eventAction', 5, 'not-applicable'),
  ('eventAction', 6, 'unknown'),
  ('eventOutcome', 1, 'resolved'),
  ('eventOutcome', 2, 'recovering'),
  ('eventOutcome', 3, 'ongoing'),
  ('eventOutcome', 4, 'resolved-with-sequelae'),
  ('eventOutcome', 5, 'fatal'),
  ('eventOutcome', 6, 'unknown');
