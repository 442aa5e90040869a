-- 一人一档: people, their identifiers, and what is known of them at a time.
create schema registry authorization yongzhu_owner;
grant usage on schema registry to yongzhu_app, yongzhu_batch;

-- The labels a row about one person carries; policies compare them with what the reader holds.
create function registry.labels(district text, township text, person_id bigint) returns text[]
  language sql immutable parallel safe
  return array['r:ningbo', 'r:' || district, 'r:' || township, 'p:' || person_id::text];

-- `district` and `township` are stable region ids of the present hukou: they say who is responsible and who may look.
-- `on_roll` is false for members of a household who are known only as such.
create table registry.person (
  person_id bigint primary key,
  name text not null,
  sex text check (sex in ('female', 'male')),
  birth_on date,
  phone_cipher bytea,
  on_roll boolean not null,
  district text not null,
  township text not null,
  village text,
  acl text[] not null generated always as
    (array['r:ningbo', 'r:' || district, 'r:' || township, 'p:' || person_id::text]) stored,
  source text not null,
  batch_id uuid not null,
  recorded_at timestamptz not null default now()
);
create index person_acl on registry.person using gin (acl) with (fastupdate = off); -- who may see whom

-- Numbers are globally unique, so they live in a table of their own, found by a keyed digest.
-- `cipher` and `digest` are made with keys that are outside the database.
create table registry.identifier (
  kind text not null check (kind in ('citizen-id', 'certificate-number')),
  digest bytea not null,
  cipher bytea not null,
  person_id bigint not null references registry.person,
  valid_from date,
  batch_id uuid not null,
  recorded_at timestamptz not null default now(),
  primary key (kind, digest)
);
create index identifier_person on registry.identifier (person_id); -- all numbers of one person

create table registry.certificate (
  state text not null check (state in ('valid', 'frozen', 'cancelled', 'expired')),
  category text not null check (category in
    ('visual', 'hearing', 'speech', 'physical', 'intellectual', 'mental', 'multiple')),
  components text[] not null, -- the categories inside a multiple disability; otherwise the category itself
  level smallint not null check (level between 1 and 4)
);
create table registry.hukou (
  hukou_district text not null, -- 'outside' where it has left the city
  hukou_township text
);
create table registry.household_member (
  household_id bigint not null,
  relation text not null
);
create table registry.assistance (
  kind text not null check (kind in ('minimum-living-guarantee', 'low-income-margin', 'destitute-support')),
  income_per_head_fen integer check (income_per_head_fen >= 0),
  income_exceeded_since date
);
create table registry.care_need (
  tier text not null check (tier in ('one', 'two', 'three', 'none')),
  need_months smallint check (need_months >= 0)
);
create table registry.living_arrangement (
  arrangement text not null check (arrangement in ('residential-care'))
);
create table registry.status (
  kind text not null,
  amount_fen integer check (amount_fen >= 0)
);
create table registry.insurance (
  scheme text not null check (scheme in ('resident', 'employee'))
);
create table registry.employment (
  monthly_wage_fen integer check (monthly_wage_fen >= 0)
);
create table registry.death ();
create table registry.election (
  matter text not null,
  choice text not null
);

-- Every spell table says for how long something was so (valid time), since when we know (recorded time)
-- and until when we believed it. A correction supersedes, nothing is overwritten: the batch role may
-- set `superseded_at` and follow a move with `district` and `township`, and nothing else.
do $$
declare
  spell record;
begin
  for spell in select * from (values
    ('certificate', ''), ('hukou', ''), ('household_member', ''), ('assistance', ''), ('care_need', ''),
    ('living_arrangement', ''), ('status', 'kind with =, '), ('insurance', ''), ('employment', ''), ('death', ''),
    ('election', 'matter with =, ')) as t (name, apart)
  loop
    execute format($ddl$
      alter table registry.%1$I
        add column person_id bigint not null references registry.person,
        add column district text not null,
        add column township text not null,
        add column valid_from date not null,
        add column valid_until date check (valid_until > valid_from),
        add column source text not null,
        add column batch_id uuid not null,
        add column recorded_at timestamptz not null default now(),
        add column superseded_at timestamptz,
        add constraint %1$s_no_overlap exclude using gist
          (person_id with =, %2$s daterange(valid_from, valid_until) with &&) where (superseded_at is null)
    $ddl$, spell.name, spell.apart);
    execute format('create index %1$s_person on registry.%1$I (person_id)', spell.name); -- one person's history
    execute format('alter table registry.%I enable row level security', spell.name);
    execute format('alter table registry.%I force row level security', spell.name);
    execute format($ddl$create policy read_by_label on registry.%I for select to yongzhu_app
      using (registry.labels(district, township, person_id) && platform.tags('read'))$ddl$, spell.name);
    execute format('create policy batch on registry.%I to yongzhu_batch using (true) with check (true)', spell.name);
    execute format('grant select on registry.%I to yongzhu_app', spell.name);
    execute format('grant select, insert, update (superseded_at, district, township) on registry.%I to yongzhu_batch', spell.name);
  end loop;
end $$;
create index household_member_household on registry.household_member (household_id); -- who lives together

do $$
declare
  name text;
begin
  foreach name in array array['person', 'identifier'] loop
    execute format('alter table registry.%I enable row level security', name);
    execute format('alter table registry.%I force row level security', name);
    execute format('create policy batch on registry.%I to yongzhu_batch using (true) with check (true)', name);
  end loop;
end $$;
create policy read_by_label on registry.person for select to yongzhu_app using (acl && platform.tags('read'));
-- Numbers are read one person at a time, by somebody who holds that person's own label.
create policy read_by_person on registry.identifier for select to yongzhu_app
  using (array['p:' || person_id::text] && platform.tags('read'));
grant select on registry.person, registry.identifier to yongzhu_app;
grant select, insert, update (name, sex, birth_on, phone_cipher, on_roll, district, township, village) on registry.person
  to yongzhu_batch;
grant select, insert on registry.identifier to yongzhu_batch;
