-- Up to which offset of each partition Kafka holds nothing that this store does not. What lies behind it is known to a store
-- that was not restored from a backup, and else missing in it; a topic that is another one, or that ends before it, has
-- itself lost something.
create table published (
    partition   int    primary key,
    topic_id    uuid   not null,
    next_offset bigint not null
);
