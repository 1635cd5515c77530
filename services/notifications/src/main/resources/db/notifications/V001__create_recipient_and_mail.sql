-- Who can be written to. Names and addresses are sealed: a studio's and its staff's under the studio's key, a client's
-- under the client's.
create table studio (
    studio_id uuid  primary key,
    name      bytea not null,
    time_zone text  not null
);

create table staff (
    studio_id uuid  not null,
    person_id uuid  not null,
    name      bytea not null,
    email     bytea not null,
    role      text  not null,
    time_zone text  not null,
    primary key (studio_id, person_id)
);

create table recipient (
    client_id   uuid  primary key,
    studio_id   uuid  not null,
    enrolled_by uuid  not null,
    coach_id    uuid,
    name        bytea not null,
    email       bytea not null,
    time_zone   text  not null,
    locale      text
);

-- What is to be mailed, and what became of it. The id follows from the event that asked for it: asked twice, mailed once.
create table mail (
    mail_id    uuid        primary key,
    kind       text        not null,
    client_id  uuid        not null,
    -- On the service's clock.
    due_at     timestamptz not null,
    state      text        not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
    -- Who is sending it. Nobody else takes it before free_at: the deadline of the claim, or the end of a back-off,
    -- on the database's clock.
    claim      uuid,
    free_at    timestamptz not null default clock_timestamp(),
    -- How often it was tried; and how many of the last tries ended without anybody knowing how.
    attempts   int         not null default 0,
    doubts     int         not null default 0,
    sent_at    timestamptz,
    message_id text,
    -- Why it failed or waits, without names and addresses.
    cause      text
);

create index mail_waiting on mail (free_at) where state = 'waiting';
create index mail_of_client on mail (client_id);
