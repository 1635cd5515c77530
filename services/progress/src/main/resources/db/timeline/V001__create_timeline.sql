create table client (
    client_id uuid primary key,
    studio_id uuid not null,
    coach_id  uuid,
    time_zone text not null
);

-- One row per event that a person sees, in the order it is told. What the event says stays as sealed as it came and is
-- opened when answering; in clear are only its kind, its times and where it comes from.
create table entry (
    client_id     uuid        not null,
    at            timestamptz not null,
    recorded_at   timestamptz not null,
    event_id      uuid        not null,
    kind          text        not null,
    event_type    text        not null,
    type_version  int         not null,
    event_version bigint      not null,
    payload       bytea       not null,
    -- Never told to the client.
    staff_only    boolean     not null,
    -- Of a note: which one, so that hiding it hides what it said before.
    note_id       uuid,
    primary key (client_id, at, recorded_at, event_id)
);

create index entry_of_kind on entry (client_id, kind, at, recorded_at, event_id);
create index entry_of_note on entry (client_id, note_id) where note_id is not null;
