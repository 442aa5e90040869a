-- A month that is decided again: which run stood before, and what the new one gives instead. What is owed for a month
-- that was paid already, and what was paid too much, is read off these lines.
alter table determination.run add column revises uuid references determination.run;

create table determination.revision (
  run_id uuid not null references determination.run,
  benefit text not null,
  person_id bigint not null,
  month date not null,
  district text not null,
  township text not null,
  kind text not null check (kind in ('start', 'change', 'stop', 'held', 'unknown')),
  before_fen integer,
  after_fen integer,
  standing text not null check (standing in ('effective', 'proposed')),
  primary key (run_id, benefit, person_id),
  check (standing = 'proposed' or kind in ('start', 'unknown') or (kind = 'change' and after_fen > before_fen))
);
create index revision_list on determination.revision (run_id, kind, benefit, person_id); -- the lists of a month decided again

create policy read_by_label on determination.revision for select to yongzhu_app
  using (registry.labels(district, township, person_id) && platform.tags('read'));
create policy batch on determination.revision to yongzhu_batch using (true) with check (true);
alter table determination.revision enable row level security;
alter table determination.revision force row level security;
grant select, insert on determination.revision to yongzhu_batch;
grant select on determination.revision to yongzhu_app;
