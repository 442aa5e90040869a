-- 数据跑腿: what was brought in, by whom, and for which districts and days a list is complete.
create schema exchange authorization yongzhu_owner;
grant usage on schema exchange to yongzhu_app, yongzhu_batch;

create table exchange.batch (
  batch_id uuid primary key,
  kind text not null,
  file_name text not null,
  sha256 text not null,
  source text not null,
  actor text not null,
  taken integer not null,
  warned integer not null,
  refused integer not null,
  unchanged integer not null,
  recorded_at timestamptz not null default now()
);

-- A complete list makes absence mean something: who is not on it did not have the thing from `covered_from` on.
-- Without a row here absence is unknown.
create table exchange.coverage (
  kind text not null,
  district text not null, -- a stable region id, or 'ningbo' for the whole city
  covered_from date not null,
  as_of date not null,
  source text not null,
  batch_id uuid not null,
  recorded_at timestamptz not null default now(),
  primary key (kind, district, batch_id)
);

do $$
declare
  name text;
begin
  foreach name in array array['batch', 'coverage'] loop
    execute format('alter table exchange.%I enable row level security', name);
    execute format('alter table exchange.%I force row level security', name);
    execute format('create policy everyone_reads on exchange.%I for select to yongzhu_app using (true)', name);
    execute format('create policy batch on exchange.%I to yongzhu_batch using (true) with check (true)', name);
    execute format('grant select on exchange.%I to yongzhu_app', name);
    execute format('grant select, insert on exchange.%I to yongzhu_batch', name);
  end loop;
end $$;

-- People a file speaks of in a row that was refused: whatever a complete list says by leaving somebody out, it does not
-- say it of them, until a row about them is taken.
create table exchange.gap (
  kind text not null,
  person_id bigint not null references registry.person,
  batch_id uuid not null,
  recorded_at timestamptz not null default now(),
  closed_at timestamptz
);
create unique index gap_open on exchange.gap (person_id, kind) where closed_at is null; -- is this absence meant?
alter table exchange.gap enable row level security;
alter table exchange.gap force row level security;
create policy batch on exchange.gap to yongzhu_batch using (true) with check (true);
grant select, insert, update (closed_at) on exchange.gap to yongzhu_batch;
