-- Who is on hold after a red flag, and until when: one row for each check-in that had one.
create table hold (
    client_id   uuid        not null,
    event_id    uuid        not null,
    -- Of the stream: a lift ends those that were placed before it.
    version     bigint      not null,
    check_in_id uuid        not null,
    urgency     text        not null,
    placed_at   timestamptz not null,
    lifted_at   timestamptz,
    primary key (client_id, event_id)
);

-- Items of a version of the plan whose assumptions the coach stands by.
create table confirmation (
    client_id    uuid not null,
    plan_version int  not null,
    item         text not null,
    primary key (client_id, plan_version, item)
);

alter table plan_version add column event_id uuid;

-- What a client is called: the event that said so last, sealed as it came.
create table client_name (
    client_id     uuid   primary key,
    event_id      uuid   not null,
    event_type    text   not null,
    type_version  int    not null,
    event_version bigint not null,
    payload       bytea  not null
);

create index client_of_coach on client (studio_id, coach_id);
