-- Who is entitled to what, month by month: published rules, frozen facts, decisions and what changed.
create schema determination authorization yongzhu_owner;
grant usage on schema determination to yongzhu_app, yongzhu_batch;

-- The rule as it was applied, in its canonical spelling; the hash is over exactly these bytes.
create table determination.rule_version (
  rule_hash text primary key,
  ast text not null,
  semantics smallint not null,
  published_at timestamptz not null default now(),
  published_by text not null
);

-- One month's facts of everybody, read in one repeatable-read transaction and stored column by column.
create table determination.snapshot (
  snapshot_id uuid primary key,
  month date not null,
  known_at timestamptz not null,
  row_count integer not null,
  content_hash text not null
);
create table determination.snapshot_column (
  snapshot_id uuid not null references determination.snapshot,
  key text not null,
  encoding text not null check (encoding in ('i8', 'i32', 'f64')),
  bytes bytea not null, -- deflated
  sha256 text not null,
  primary key (snapshot_id, key)
);
alter table determination.snapshot_column alter column bytes set storage external; -- compressed already

create table determination.run (
  run_id uuid primary key,
  month date not null,
  rule_hash text not null references determination.rule_version,
  snapshot_id uuid not null references determination.snapshot,
  compared_with uuid references determination.run, -- last month's run, if there was one
  actor text not null,
  started_at timestamptz not null default now()
);
create index run_month on determination.run (month, started_at); -- which run stands for a month

-- Append-only: how far a run got. A run stands once its last step `finished` is here.
create table determination.run_step (
  run_id uuid not null references determination.run,
  step text not null check (step in ('decided', 'compared', 'finished')),
  detail jsonb not null,
  at timestamptz not null default now(),
  primary key (run_id, step)
);

-- The outcome of everybody on the roll, denials included, as columns in the order of the snapshot: what a replay compares.
create table determination.run_column (
  run_id uuid not null references determination.run,
  output text not null,
  bytes bytea not null, -- deflated, i32
  sha256 text not null,
  primary key (run_id, output)
);
alter table determination.run_column alter column bytes set storage external;

-- Only what somebody is granted or what cannot be known; who is in the run and not here was denied.
create table determination.decision (
  run_id uuid not null references determination.run,
  benefit text not null,
  person_id bigint not null,
  month date not null,
  district text not null,
  township text not null,
  outcome text not null check (outcome in ('granted', 'needs')),
  amount_fen integer check (amount_fen >= 0),
  primary key (run_id, benefit, person_id),
  check ((outcome = 'granted') = (amount_fen is not null))
);
create index decision_district on determination.decision (month, benefit, district); -- lists by place
create index decision_person on determination.decision (person_id, month); -- one person's months

create table determination.change (
  run_id uuid not null references determination.run,
  benefit text not null,
  person_id bigint not null,
  month date not null,
  district text not null,
  township text not null,
  kind text not null check (kind in ('start', 'change', 'stop', 'held', 'unknown')),
  before_fen integer,
  after_fen integer,
  -- Whatever makes somebody worse off waits for a named person.
  standing text not null check (standing in ('effective', 'proposed')),
  primary key (run_id, benefit, person_id),
  check (standing = 'proposed' or kind in ('start', 'unknown') or (kind = 'change' and after_fen > before_fen))
);
create index change_list on determination.change (run_id, kind, benefit, person_id); -- the lists of the month page

do $$
declare
  name text;
begin
  foreach name in array array['decision', 'change'] loop
    execute format('create policy read_by_label on determination.%I for select to yongzhu_app
      using (registry.labels(district, township, person_id) && platform.tags(''read''))', name);
  end loop;
  foreach name in array array['rule_version', 'snapshot', 'run', 'run_step'] loop
    execute format('create policy staff_read on determination.%I for select to yongzhu_app using (true)', name);
  end loop;
  -- Columns hold everybody's facts: no reader but the batch role and, through it, one person at a time.
  foreach name in array array['rule_version', 'snapshot', 'snapshot_column', 'run', 'run_step', 'run_column', 'decision', 'change'] loop
    execute format('alter table determination.%I enable row level security', name);
    execute format('alter table determination.%I force row level security', name);
    execute format('create policy batch on determination.%I to yongzhu_batch using (true) with check (true)', name);
    execute format('grant select, insert on determination.%I to yongzhu_batch', name);
  end loop;
end $$;
grant select on determination.rule_version, determination.snapshot, determination.run, determination.run_step,
  determination.decision, determination.change to yongzhu_app;
