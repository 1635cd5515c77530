-- How it stands with each client, and who needs the coach for what. All of it but what was acknowledged follows from the
-- projection: a client's next review, a day away at most, writes it again.
create table standing (
    client_id        uuid primary key,
    last_movement_at timestamptz,
    -- Adherence of the last 7 dates that are over, exactly, such as 15/7; null when nothing was due.
    adherence_7      text
);

-- One row for each client and reason that holds, or held: how often it was told goes on counting.
create table triage (
    client_id             uuid        not null,
    reason                text        not null,
    holds                 boolean     not null,
    kind                  text,
    since                 timestamptz not null,
    -- How bad it is, exactly; in what, depends on the reason.
    grade                 text        not null,
    -- Of hours that go on: when they would have begun, had they never stood still.
    counts_from           timestamptz,
    rests_on              uuid[]      not null,
    -- How often it was told, and the grade at which it was told or acknowledged last: "worse" is more than that.
    time                  int         not null,
    told_grade            text        not null,
    acknowledged_at       timestamptz,
    acknowledged_until    timestamptz,
    -- The version of the client's stream after it.
    acknowledged_version  bigint,
    primary key (client_id, reason)
);
