-- What was found and told of a client. It belongs to no generation of a projection: a rebuild leaves it alone.
-- Everything is led by client_id. No name, address or free text comes in here.

create table watched (
    client_id      uuid primary key,
    -- When the client became known. What closed before that was never open.
    known_from     timestamptz not null,
    -- The first and the last date that were closed.
    closed_from    date,
    closed_to      date,
    -- Dates whose figures may not be those last told.
    changed_from   date,
    changed_to     date,
    last_logged_at timestamptz
);

-- The figures of a closed date as they were last told.
create table told_date (
    client_id uuid not null,
    date      date not null,
    figures   json not null,
    -- How often they were told again.
    restated  int  not null default 0,
    primary key (client_id, date)
);

create table told_gap (
    client_id uuid        not null,
    since     timestamptz not null,
    hours     int         not null,
    primary key (client_id, since, hours)
);
