-- Generations that were made, or are being made, beside the one that is read. Rows stay, so no number is used twice.
create table rebuild (
    projection  text             not null,
    shape       int              not null,
    generation  int              not null,
    state       text             not null,
    -- Why it failed, if it did.
    cause       text,
    events      bigint           not null default 0,
    per_second  double precision not null default 0,
    lag         bigint           not null default 0,
    -- Which instance works at it, and how long that holds unless it says so again.
    owner       uuid,
    owner_until timestamptz      not null default '-infinity',
    primary key (projection, generation)
);

create unique index rebuild_one_at_a_time on rebuild (projection, shape)
    where state not in ('switched', 'failed', 'discarded');

-- The first things in which one differs from what was read.
create table difference (
    projection text not null,
    generation int  not null,
    place      int  not null,
    stream     uuid not null,
    what       text not null,
    primary key (projection, generation, place)
);

-- Schemas that nobody enters any more, to be dropped when the last one that did is done.
create table left_over (
    projection  text not null,
    schema_name text primary key
);
