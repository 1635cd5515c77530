create table seen (
    stream  uuid   not null,
    version bigint not null,
    says    text   not null check (says <> 'refuse me'),
    primary key (stream, version)
);

create index seen_by_words on seen (says);
