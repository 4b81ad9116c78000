create table participants (
  address text primary key,
  role text not null,
  status text not null,
  name text not null default '',
  equipment jsonb not null default '[]',
  certifications jsonb not null default '[]',
  since_height bigint not null
);
