-- Tables of every schema but staging and pgboss are under forced row-level security.
create schema platform;
grant usage on schema platform to yongzhu_app, yongzhu_batch;
-- Bulk data lands here by COPY, outside row security; only the batch role sees it.
create schema staging;
grant usage, create on schema staging to yongzhu_batch;

create extension if not exists btree_gist;

-- One label list of the transaction's context: `read`, `write` or `actor`. After a transaction a local setting becomes ''
-- on a pooled connection, not NULL; both mean "no labels".
create function platform.tags(k text) returns text[] language sql stable parallel safe as $$
  select coalesce(string_to_array(nullif(current_setting('app.' || k, true), ''), ','), '{}'::text[])
$$;

create table platform.migration (
  name text primary key,
  sha256 text not null,
  applied_at timestamptz not null
);
grant select on platform.migration to yongzhu_app, yongzhu_batch;

-- Marked once, when the database is made: trial data never enters a real installation, and a database is never opened
-- with other keys than its identifiers were written with.
create table platform.installation (
  only_row boolean primary key check (only_row),
  kind text not null check (kind in ('real', 'demo')),
  keys_fingerprint text not null,
  created_at timestamptz not null
);
grant select on platform.installation to yongzhu_app, yongzhu_batch;

-- Append-only: nobody is granted UPDATE or DELETE. `id` is a UUID version 7 made by the application.
create table platform.audit (
  id uuid primary key,
  at timestamptz not null,
  actor text not null,
  operation text not null,
  purpose text not null,
  kind text not null check (kind in ('write', 'read', 'search')),
  subject_count integer not null check (subject_count >= 0),
  subjects bigint[] not null,
  query_digest text,
  outcome text not null,
  detail jsonb not null
);
-- Who looked at this person?
create index audit_subjects on platform.audit using gin (subjects);
-- What happened on this day, and by whom?
create index audit_at on platform.audit (at, actor);
grant select, insert on platform.audit to yongzhu_app, yongzhu_batch;

-- What a command answered under a key, so that sending a form twice does it once.
create table platform.idempotency (
  operation text not null,
  actor text not null,
  key text not null,
  input_digest text not null,
  result jsonb not null,
  at timestamptz not null,
  primary key (operation, actor, key)
);
grant select, insert on platform.idempotency to yongzhu_app;

create table platform.job_progress (
  job_id uuid primary key,
  done bigint not null check (done >= 0),
  total bigint check (total >= 0),
  message text not null,
  at timestamptz not null
);
grant select, insert, update on platform.job_progress to yongzhu_app, yongzhu_batch;

alter table platform.migration enable row level security;
alter table platform.migration force row level security;
alter table platform.installation enable row level security;
alter table platform.installation force row level security;
alter table platform.audit enable row level security;
alter table platform.audit force row level security;
alter table platform.idempotency enable row level security;
alter table platform.idempotency force row level security;
alter table platform.job_progress enable row level security;
alter table platform.job_progress force row level security;

create policy migrate on platform.migration to yongzhu_owner using (true) with check (true);
create policy look on platform.migration for select to yongzhu_app, yongzhu_batch using (true);
create policy mark on platform.installation to yongzhu_owner using (true) with check (true);
create policy look on platform.installation for select to yongzhu_app, yongzhu_batch using (true);
-- An entry is written in the actor's own name; others' entries need the auditor's label.
create policy record on platform.audit for insert to yongzhu_app, yongzhu_batch
  with check (actor = any (platform.tags('actor')));
create policy look on platform.audit for select to yongzhu_app, yongzhu_batch
  using (actor = any (platform.tags('actor')) or 'c:audit' = any (platform.tags('read')));
create policy own on platform.idempotency to yongzhu_app
  using (actor = any (platform.tags('actor'))) with check (actor = any (platform.tags('actor')));
create policy work on platform.job_progress to yongzhu_app, yongzhu_batch using (true) with check (true);
