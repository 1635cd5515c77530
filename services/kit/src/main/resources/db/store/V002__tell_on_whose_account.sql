-- The request that led to the event, on its way to Kafka with it; no part of what happened, and so not in store.event.
alter table outbox add column request_id text;
alter table outbox add column trace_parent text;
