-- What has changed since a time. Rows of one batch have one time, and share their entry in the index.
-- Where the table is large the index is built before: docs/operations.md.
create index if not exists observation_recorded on observation (clinic_number, recorded_at);
