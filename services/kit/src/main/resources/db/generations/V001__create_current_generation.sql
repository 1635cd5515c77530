-- Which generation of a projection's tables is read and fed. Whoever uses one holds a lock on this table until it is
-- done, and a generation is dropped only by who holds it alone.
create table current_generation (
    projection text not null,
    -- The form of the tables, which the program knows: two versions of the program do not share a generation.
    shape      int  not null,
    generation int  not null,
    primary key (projection, shape)
);
