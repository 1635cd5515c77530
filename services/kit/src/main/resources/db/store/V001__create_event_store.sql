-- A stream is one client or one studio; its version is the only truth about order.
-- previous is the version before the last append: it carries the expected version through `on conflict`.
create table stream (
    id          uuid primary key,
    version     bigint      not null,
    previous    bigint      not null,
    recorded_at timestamptz not null
) with (fillfactor = 70);

create table event (
    stream       uuid        not null,
    version      bigint      not null,
    id           uuid        not null,
    type         text        not null,
    type_version int         not null,
    subject      uuid,
    recorded_at  timestamptz not null,
    payload      bytea       not null,
    primary key (stream, version)
);

-- The state of one session, excusal, ... is folded from its own events only.
create index event_of_subject on event (stream, subject, version) where subject is not null;

-- Sealed bytes do not compress; trying would cost every append.
alter table event alter column payload set storage external;

-- A state folded up to a version, sealed. Discardable: it only shortens the next fold.
create table snapshot (
    stream  uuid primary key,
    format  text   not null,
    version bigint not null,
    payload bytea  not null
);

-- A queue on its way to Kafka, in the order of position. cache 1: no session may keep positions for later.
create table outbox (
    position     bigint generated always as identity (cache 1) primary key,
    stream       uuid        not null,
    version      bigint      not null,
    id           uuid        not null,
    type         text        not null,
    type_version int         not null,
    recorded_at  timestamptz not null,
    payload      bytea       not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

alter table outbox alter column payload set storage external;

-- Who may relay, until when on the database's clock.
create table lease (
    name   text primary key,
    holder uuid        not null,
    until  timestamptz not null
);
