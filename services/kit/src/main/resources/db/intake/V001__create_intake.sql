-- Where a projection stands in each partition; this counts, not Kafka's own offsets.
create table position (
    topic       text   not null,
    partition   int    not null,
    topic_id    uuid   not null,
    next_offset bigint not null,
    primary key (topic, partition)
);

-- Every event that was applied: the last version of a stream, and what tells a duplicate from a fork.
create table applied (
    stream   uuid   not null,
    topic    text   not null,
    version  bigint not null,
    event_id uuid   not null,
    primary key (stream, topic, version)
);

-- Events whose turn has not come: an earlier version is missing, or parked. Payloads as sealed as they came.
create table waiting (
    stream       uuid        not null,
    topic        text        not null,
    version      bigint      not null,
    event_id     uuid        not null,
    source       text        not null,
    type         text        not null,
    type_version int         not null,
    recorded_at  timestamptz not null,
    payload      bytea       not null,
    primary key (stream, topic, version, event_id)
);

-- Records that could not be applied, as they came, with the cause. The stream behind one waits.
create table parked (
    id            bigint generated always as identity primary key,
    topic         text        not null,
    partition     int         not null,
    record_offset bigint      not null,
    stream        uuid,
    cause         text        not null,
    parked_at     timestamptz not null default now(),
    record_key    bytea,
    headers       text        not null,
    value         bytea
);

create index parked_of_stream on parked (stream, topic);
