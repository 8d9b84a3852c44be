-- What has changed since a time. Rows of one batch have one time, and share their entry in the index.
create index observation_recorded on observation (clinic_number, recorded_at);
