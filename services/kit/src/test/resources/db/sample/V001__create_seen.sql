create table seen (
    place   bigint generated always as identity primary key,
    stream  uuid   not null,
    version bigint not null,
    says    text   not null check (says <> 'refuse me')
);
