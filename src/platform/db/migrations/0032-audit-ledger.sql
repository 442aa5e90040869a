-- The audit as a ledger: entries are numbered, chained and covered by checkpoints outside the database; whoever was looked
-- at finds the looks by their own key; a look that is out of the ordinary is asked about.

-- The transaction an entry was written in. Below `pg_snapshot_xmin` every transaction is over, so nothing can still appear
-- there; ids and times are given before the commit and say nothing of the kind. Entries that are there already share the
-- transaction of this change.
alter table platform.audit add column xid xid8 not null default pg_current_xact_id();
create index audit_xid on platform.audit (xid, id); -- which entries are to be sealed next?
create index audit_actor on platform.audit (actor, at); -- what did this person look at in the last hour?
-- Nobody chooses it: an entry dated ahead of the horizon would stay unsealed, one behind it would be passed over.
create policy own_transaction on platform.audit as restrictive for insert to yongzhu_app, yongzhu_batch
  with check (xid = pg_current_xact_id());

-- Append-only. `chain` is the SHA-256 of the seal before, of this seal and of the entry; src/platform/audit/README.md says
-- of which bytes. No foreign key: a seal outlives the entry it names, which is how a removed entry shows.
create table platform.audit_seal (
  n bigint primary key check (n > 0),
  entry_id uuid not null unique,
  server text, -- in whose numbering the entry's `xid` is; null where it was brought along from another server
  sealed_at timestamptz not null,
  chain bytea not null check (octet_length(chain) = 32)
);

-- One row for each person a sealed entry was about or showed; written with the seal.
create table platform.audit_subject (
  subject bigint not null,
  entry_id uuid not null,
  at timestamptz not null,
  actor text not null,
  operation text not null,
  purpose text not null,
  kind text not null,
  detail jsonb not null,
  primary key (subject, entry_id) -- who looked at this person, latest first? (ids sort by time)
);

-- How far a reader of the ledger has come. `n` has no gaps and is given in the order of commits, so what is above is new.
create table platform.ledger_reader (
  reader text primary key,
  n bigint not null
);

-- A look somebody is asked about, their answer and what a reviewer made of it: three rows, none of which changes.
create table platform.audit_question (
  question_id uuid primary key,
  entry_id uuid not null unique,
  actor text not null,
  rule text not null,
  asked_at timestamptz not null,
  unique (question_id, actor)
);
create index audit_question_actor on platform.audit_question (actor, asked_at); -- what is this person asked?
create table platform.audit_answer (
  question_id uuid primary key,
  actor text not null,
  answer text not null check (length(answer) between 1 and 500),
  answered_at timestamptz not null,
  foreign key (question_id, actor) references platform.audit_question (question_id, actor)
);
create table platform.audit_review (
  question_id uuid primary key,
  actor text not null, -- who was asked
  reviewed_by text not null check (reviewed_by <> actor),
  verdict text not null check (verdict in ('justified', 'misuse', 'unclear')),
  remark text not null check (length(remark) between 1 and 500),
  reviewed_at timestamptz not null,
  foreign key (question_id, actor) references platform.audit_question (question_id, actor)
);

do $$
declare
  name text;
begin
  foreach name in array array['audit_seal', 'audit_subject', 'ledger_reader', 'audit_question', 'audit_answer', 'audit_review'] loop
    execute format('alter table platform.%I enable row level security', name);
    execute format('alter table platform.%I force row level security', name);
  end loop;
  foreach name in array array['audit_seal', 'audit_subject'] loop
    execute format('create policy seal on platform.%I for insert to yongzhu_batch
      with check (''system:audit-sealer'' = any (platform.tags(''actor'')))', name);
    execute format('create policy look on platform.%I for select to yongzhu_app, yongzhu_batch
      using (''c:audit'' = any (platform.tags(''read'')))', name);
    execute format('grant select on platform.%I to yongzhu_app', name);
    execute format('grant select, insert on platform.%I to yongzhu_batch', name);
  end loop;
  foreach name in array array['audit_question', 'audit_answer', 'audit_review'] loop
    execute format('create policy look on platform.%I for select to yongzhu_app, yongzhu_batch
      using (actor = any (platform.tags(''actor'')) or ''c:audit'' = any (platform.tags(''read'')))', name);
    execute format('grant select on platform.%I to yongzhu_app, yongzhu_batch', name);
  end loop;
end $$;
-- Who looked at somebody is for that person and for whoever acts for them, not for everybody who may see their file.
create policy own on platform.audit_subject for select to yongzhu_app
  using ('p:' || subject::text = any (platform.tags('read')) and (platform.tags('actor'))[1] like 'resident:%');
create policy work on platform.ledger_reader to yongzhu_batch using (true) with check (true);
grant select, insert, update on platform.ledger_reader to yongzhu_batch;
create policy ask on platform.audit_question for insert to yongzhu_batch
  with check ('system:audit-questions' = any (platform.tags('actor')));
grant insert on platform.audit_question to yongzhu_batch;
create policy answer on platform.audit_answer for insert to yongzhu_app with check (actor = any (platform.tags('actor')));
create policy review on platform.audit_review for insert to yongzhu_app
  with check (reviewed_by = any (platform.tags('actor')) and 'c:audit' = any (platform.tags('write')));
grant insert on platform.audit_answer, platform.audit_review to yongzhu_app;
