-- The request that led to the mail, for logs and traces.
alter table mail add column request_id text;
alter table mail add column trace_parent text;
