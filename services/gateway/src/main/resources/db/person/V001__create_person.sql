-- Names and addresses are sealed under the key of the stream they came from; an address is found by its keyed hash.
create table person (
    person_id     uuid primary key,
    stream        uuid        not null,
    studio_id     uuid        not null,
    role          text        not null check (role in ('admin', 'coach', 'client')),
    name          bytea       not null,
    email         bytea       not null,
    email_hash    bytea       not null,
    email_since   timestamptz not null,
    time_zone     text        not null,
    coach_id      uuid
);

-- Not unique: an address that passed from one person to another may arrive there first.
create index person_by_email on person (email_hash, email_since);
create index person_by_stream on person (stream);
