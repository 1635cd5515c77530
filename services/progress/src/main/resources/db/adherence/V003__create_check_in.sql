-- What progress is measured by: readings and scores, as they were told. No text comes in here but sealed.

alter table session_revision
    add column pain_before smallint,
    add column pain_after  smallint,
    add column effort      smallint,
    -- How long it was: its duration, or what its timed entries add up to.
    add column minutes     numeric;

create index session_revision_with_pain on session_revision (client_id, local_date)
    where pain_before is not null or pain_after is not null;
create index session_revision_with_effort on session_revision (client_id, local_date) where effort is not null;

create table check_in (
    client_id     uuid        not null,
    check_in_id   uuid        not null,
    local_date    date        not null,
    at            timestamptz not null,
    pain_now      smallint,
    -- How many statements were ticked.
    roland_morris smallint,
    flare         boolean     not null,
    red_flags     text[]      not null,
    -- Only of those that name activities in the client's words: the event, sealed as it came.
    event_id      uuid,
    type_version  int,
    event_version bigint,
    payload       bytea,
    recorded_at   timestamptz not null,
    primary key (client_id, check_in_id)
);

create index check_in_by_date on check_in (client_id, local_date);
