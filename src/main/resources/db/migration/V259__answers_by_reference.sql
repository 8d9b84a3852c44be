-- What was answered to posts of observations and adverse events is read from their tables again: a copy would outlive
-- a withdrawal of consent.
alter table idempotency no force row level security;
update idempotency set body = '{}' where body::jsonb ? 'course';
alter table idempotency force row level security;
comment on column idempotency.body is 'the JSON that was answered; {} where it is read again from where it is kept';
