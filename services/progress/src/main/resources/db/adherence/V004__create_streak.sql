-- How far back a client's streaks were found to reach, so that a long one is not walked at every question. Discardable:
-- without it they are walked again.
create table streak (
    client_id        uuid primary key,
    -- How often anything of the client changed: what was found before a change is not kept after it.
    changes          bigint  not null,
    -- Counted back from this date, included; null: nothing is known.
    up_to            date,
    -- The earliest date that was looked at.
    since            date,
    moving           int,
    moving_ended     boolean,
    on_plan          int,
    on_plan_ended    boolean
) with (fillfactor = 50);
