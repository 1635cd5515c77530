-- The sessions that count as movement: those that were not withdrawn.
create table movement (
    client_id  uuid        not null,
    session_id uuid        not null,
    ended_at   timestamptz not null,
    primary key (client_id, session_id)
);

create index movement_end on movement (client_id, ended_at);

-- Excusals and pauses, in local dates of the client.
create table absence (
    client_id  uuid not null,
    absence_id uuid not null,
    from_date  date not null,
    -- The first date that is none of it; null while nobody knows.
    until_date date,
    primary key (client_id, absence_id)
);

-- The gap in movement that was found last.
create table gap (
    client_id  uuid        primary key,
    gap_id     uuid        not null,
    since      timestamptz not null,
    hours      int         not null,
    -- When it was 48 hours long.
    reached_at timestamptz not null
);

create table plan (
    client_id      uuid    not null,
    plan_version   int     not null,
    effective_from date    not null,
    -- Whether something in it is assumed and not confirmed.
    unconfirmed    boolean not null,
    -- Sealed under the client's key.
    items          bytea   not null,
    primary key (client_id, plan_version)
);

-- What people do not want to get. The version is that of the event that said so.
create table preference (
    person_id uuid   primary key,
    off       text[] not null,
    version   bigint not null
);
