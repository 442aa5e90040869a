-- What somebody needs when their grid has to be cleared or the power is out; as confirmed with them, dated.
create table registry.emergency_need (
  person_id bigint not null references registry.person,
  district text not null,
  township text not null,
  moves text not null check (moves in ('alone', 'with-help', 'wheelchair', 'lying')),
  needs_power boolean not null, -- a device that stops when the power does
  supplies_days smallint check (supplies_days between 0 and 365), -- oxygen or medicine at home, in days; null where none is needed
  communicates text[] not null check (cardinality(communicates) > 0 and communicates <@ array['speech', 'writing', 'sign', 'pictures']),
  helpers text[] not null check (cardinality(helpers) <= 2), -- who comes, and how to reach them
  shelter text,
  confirmed_on date not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  primary key (person_id, recorded_at)
);
create unique index emergency_need_standing on registry.emergency_need (person_id) where superseded_at is null; -- what holds now?

alter table registry.emergency_need enable row level security;
alter table registry.emergency_need force row level security;
create policy batch on registry.emergency_need to yongzhu_batch using (true) with check (true);
create policy read_by_label on registry.emergency_need for select to yongzhu_app
  using (registry.labels(district, township, person_id) && platform.tags('read'));
create policy write_by_label on registry.emergency_need for insert to yongzhu_app
  with check (registry.labels(district, township, person_id) && platform.tags('write'));
create policy change_by_label on registry.emergency_need for update to yongzhu_app
  using (registry.labels(district, township, person_id) && platform.tags('write'));
grant select, insert on registry.emergency_need to yongzhu_app, yongzhu_batch;
grant update (superseded_at) on registry.emergency_need to yongzhu_app;
grant update (district, township) on registry.emergency_need to yongzhu_batch;
