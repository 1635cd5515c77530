-- One key per client or studio, wrapped by the master key. A null key is the mark of an erased stream: it stays for ever.
create table stream_key (
    stream     uuid primary key,
    wrapped    bytea,
    created_at timestamptz not null default now(),
    erased_at  timestamptz,
    check ((wrapped is null) = (erased_at is not null))
);

-- The other services read keys and can do nothing else.
grant usage on schema public to key_reader;
grant select on stream_key to key_reader;
