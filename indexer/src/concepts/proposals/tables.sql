create table proposals (
  proposal_id bigint primary key,
  proposer text not null,
  -- The registry's action, and its name.
  action jsonb not null,
  kind text not null,
  -- Address, or meter id, that it is about.
  subject text,
  expires_at timestamptz not null,
  status text not null,
  opened_height bigint not null,
  closed_height bigint
);
create index proposals_of_status on proposals (status, proposal_id);

create table proposal_votes (
  proposal_id bigint not null,
  verifier text not null,
  approved boolean not null,
  height bigint not null,
  primary key (proposal_id, verifier)
);
