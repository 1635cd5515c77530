-- Where a client lived when: what date it was there at an earlier moment.
create table home_zone (
    client_id   uuid        not null,
    -- Of the stream: what it said last by then holds.
    version     bigint      not null,
    time_zone   text        not null,
    recorded_at timestamptz not null,
    primary key (client_id, version)
);
