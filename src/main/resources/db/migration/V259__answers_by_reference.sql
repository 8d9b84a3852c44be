-- What was answered to posts of observations and adverse events is read from their tables again. Answers that were kept
-- whole before are not looked at any more, and are forgotten after seven days like all others.
comment on column idempotency.body is 'the JSON that was answered; {} where it is read again from where it is kept';
