-- Why clients need their coaches now, as progress found it.
create table triage (
    client_id          uuid        not null,
    reason             text        not null,
    kind               text,
    since              timestamptz not null,
    -- The coach has seen it; until then, or as long as it stays as it is.
    acknowledged       boolean     not null default false,
    acknowledged_until timestamptz,
    primary key (client_id, reason)
);

-- Now a reason of its own.
alter table plan drop column unconfirmed;

-- The language that somebody of the staff reads: a BCP 47 tag.
alter table staff add column locale text;
