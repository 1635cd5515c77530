-- Which topic the event came on. Of one client and topic nothing is applied out of the order of versions, so whoever was told
-- up to a version misses nothing by going on behind it, whenever a transaction commits.
alter table entry add column topic text not null;

create index entry_of_arrival on entry (client_id, topic, event_version);
