-- Whether and when clients were on hold after a red flag. Placed again while on hold, it stays one hold.
create table hold (
    client_id uuid        not null,
    placed_at timestamptz not null,
    lifted_at timestamptz,
    primary key (client_id, placed_at)
);

-- Of a session: its local date, its items (one for each performance) and when it was logged last. Sessions that were heard
-- of before have none of it; no reminder looks back that far.
alter table movement add column on_date date;
alter table movement add column items text[];
alter table movement add column logged_at timestamptz;

create index movement_date on movement (client_id, on_date);

-- The local time at which the client wants to be reminded; none is wanted where it is null.
alter table preference add column reminder_at time;
