-- The same columns, defaults and indexes as the store's own, in a schema beside it.
drop schema if exists floor cascade;
create schema floor;
create table floor.stream (like store.stream including all) with (fillfactor = 70);
create table floor.event (like store.event including all);
create table floor.outbox (like store.outbox including all);
