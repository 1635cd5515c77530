-- Facts, not sums: every figure is computed when it is asked for, and "as of" an instant is a condition on these rows.
-- Everything is led by client_id. No name, address or free text comes in here.

create table client (
    client_id uuid primary key,
    studio_id uuid not null,
    coach_id  uuid,
    time_zone text not null
);

create table plan_version (
    client_id      uuid        not null,
    plan_version   int         not null,
    effective_from date        not null,
    items          json        not null,
    recorded_at    timestamptz not null,
    primary key (client_id, plan_version)
);

create index plan_version_by_date on plan_version (client_id, effective_from);

-- Without dates: one that was withdrawn before it was seen.
create table excusal (
    client_id    uuid not null,
    excusal_id   uuid not null,
    from_date    date,
    to_date      date,
    recorded_at  timestamptz,
    withdrawn_at timestamptz,
    primary key (client_id, excusal_id)
);

create index excusal_by_date on excusal (client_id, to_date);

-- Open until it is resumed; resume_on is the first date that is active again.
create table pause (
    client_id  uuid        not null,
    pause_id   uuid        not null,
    from_date  date        not null,
    resume_on  date,
    paused_at  timestamptz not null,
    resumed_at timestamptz,
    primary key (client_id, pause_id)
);

-- Every revision; the one that counts is not superseded by a later one or by a withdrawal.
create table session_revision (
    client_id        uuid        not null,
    session_id       uuid        not null,
    revision         int         not null,
    local_date       date        not null,
    started_at       timestamptz not null,
    ended_at         timestamptz not null,
    duration_minutes int,
    from_device      boolean     not null,
    entries          json        not null,
    recorded_at      timestamptz not null,
    superseded_at    timestamptz,
    primary key (client_id, session_id, revision)
);

create index session_revision_by_date on session_revision (client_id, local_date);
-- The last movement.
create index session_revision_by_end on session_revision (client_id, ended_at) where superseded_at is null;

-- Final, also for a session that was never seen.
create table session_withdrawal (
    client_id   uuid        not null,
    session_id  uuid        not null,
    recorded_at timestamptz not null,
    primary key (client_id, session_id)
);
