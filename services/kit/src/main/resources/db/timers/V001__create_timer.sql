-- Moments at which something is to be looked at. due_at is on the service's clock, free_at on the database's.
create table timer (
    name     text        not null,
    subject  uuid        not null,
    -- Null only within the transaction in which it fires.
    due_at   timestamptz,
    -- How often its handler failed in a row, why (never with values), and how long it is left alone for that.
    attempts int         not null default 0,
    cause    text,
    free_at  timestamptz,
    primary key (name, subject)
);

create index timer_by_due on timer (due_at);
