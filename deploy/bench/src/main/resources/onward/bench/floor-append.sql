\set n :n + 1
\set stream :base + :client_id * 16 + :n % 16
\set expected :n / 16
with asked as (
    select * from unnest(
            array[lpad(to_hex(:stream::bigint), 32, '0')::uuid], array[:expected::bigint], array[:expected::bigint + 1],
            array[gen_random_uuid()], array[gen_random_uuid()::text], array[null::text])
        as a (stream, expected, next, unseen, request_id, trace_parent)
), advanced as (
    insert into floor.stream as s (id, version, previous, recorded_at)
    select a.stream, a.next, a.expected, now()
    from asked a
    where (a.expected = 0 or exists (select 1 from floor.stream k where k.id = a.stream))
        and (a.unseen is null or not exists (
            select 1 from floor.event k where k.stream = a.stream and k.subject = a.unseen))
    order by a.stream
    on conflict (id) do update
    set version = excluded.version,
        previous = excluded.previous,
        recorded_at = greatest(s.recorded_at, excluded.recorded_at)
    where s.version = excluded.previous
    returning id, version, recorded_at
), appended as (
    insert into floor.event (stream, version, id, type, type_version, subject, recorded_at, payload)
    select e.stream, e.version, e.id, e.type, e.type_version, e.subject, a.recorded_at, e.payload
    from unnest(
            array[lpad(to_hex(:stream::bigint), 32, '0')::uuid], array[:expected::bigint + 1],
            array[gen_random_uuid()], array['SessionLogged'], array[1], array[gen_random_uuid()],
            array[:payload::bytea])
        as e (stream, version, id, type, type_version, subject, payload)
    join advanced a on a.id = e.stream
    returning stream, version, id, type, type_version, recorded_at, payload
), queued as (
    insert into floor.outbox
        (stream, version, id, type, type_version, recorded_at, payload, request_id, trace_parent)
    select e.stream, e.version, e.id, e.type, e.type_version, e.recorded_at, e.payload,
        a.request_id, a.trace_parent
    from appended e
    join asked a on a.stream = e.stream
    order by e.stream, e.version
)
select id, version, recorded_at from advanced;
