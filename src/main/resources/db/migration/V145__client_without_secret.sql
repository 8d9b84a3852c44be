-- V144 has moved them.
alter table client drop column secret_sha256;
