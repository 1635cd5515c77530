-- Whose address it is, clients and staff alike: one address, one person. Only the keyed hash is kept.
create table email_address (
    hash      bytea primary key,
    person_id uuid not null
);

create index email_address_of_person on email_address (person_id);
