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

create index staff_by_person on staff (person_id);

create table recipient (
    client_id     uuid    primary key,
    studio_id     uuid    not null,
    enrolled_by   uuid    not null,
    coach_id      uuid,
    name          bytea   not null,
    email         bytea   not null,
    time_zone     text    not null,
    locale        text,
    -- The consent to e-mails was withdrawn.
    refuses_mails boolean not null default false
);

create index recipient_of_coach on recipient (coach_id);

-- Whoever decides about a mail to somebody holds that row: so caps hold however many decide at once. A row is made once
-- and never changes.
create table addressee (
    person_id uuid primary key
);

-- What is to be mailed, and what became of it. The id follows from what asked for it: asked twice, mailed once.
create table mail (
    mail_id    uuid        primary key,
    kind       text        not null,
    person_id  uuid        not null,
    -- Where it is told that it was sent: the client, or the studio for its staff.
    stream_id  uuid        not null,
    -- On the service's clock.
    due_at     timestamptz not null,
    state      text        not null default 'waiting'
        check (state in ('waiting', 'handing-over', 'sent', 'doubtful', 'skipped', 'failed')),
    -- Who is sending it. Nobody else takes it before free_at: the deadline of the claim, or the end of a back-off,
    -- on the database's clock.
    claim      uuid,
    free_at    timestamptz not null default clock_timestamp(),
    -- How often it was tried; and how many of the last tries ended without anybody knowing how.
    attempts   int         not null default 0,
    doubts     int         not null default 0,
    -- The gap in movement it is about.
    gap_id     uuid,
    -- The version of the plan that it told.
    told       int,
    -- What it is about, sealed under the stream's key; gone when it was sent.
    content    bytea,
    -- When it was last claimed, when its content began to leave, and when it was sent; on the service's clock.
    claimed_at timestamptz,
    handed_at  timestamptz,
    sent_at    timestamptz,
    message_id text,
    -- Why it failed or waits, without names and addresses.
    cause      text
);

create index mail_open on mail (due_at) where state in ('waiting', 'handing-over');
create index mail_of_person on mail (person_id);
create index mail_of_gap on mail (gap_id) where gap_id is not null;
