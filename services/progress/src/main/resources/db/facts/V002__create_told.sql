-- Milestones that were told. One that was told stays told.
create table told_milestone (
    client_id  uuid        not null,
    milestone  text        not null,
    on_date    date        not null,
    reached_at timestamptz not null,
    told_at    timestamptz not null,
    primary key (client_id, milestone)
);

-- Other things that are told once, by the id that follows from what is said: flares and red flags.
create table told_once (
    client_id uuid not null,
    fact_id   uuid not null,
    primary key (client_id, fact_id)
);
