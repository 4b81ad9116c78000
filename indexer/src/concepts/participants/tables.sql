create table participants (
  address text primary key,
  role text not null,
  status text not null,
  name text not null default '',
  -- As JSON.
  equipment text not null default '[]',
  certifications text not null default '[]',
  since_height bigint not null
);
