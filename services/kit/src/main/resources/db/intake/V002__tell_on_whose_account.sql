-- The request that led to the event.
alter table waiting add column request_id text;
alter table waiting add column trace_parent text;
