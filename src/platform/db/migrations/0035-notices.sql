-- 消息: what people are told, how it went out, and what shows that it reached them.
create schema notices authorization yongzhu_owner;
grant usage on schema notices to yongzhu_app, yongzhu_batch;

-- Who is told what, about what. `next_at` is when delivery looks at it again, null once nothing is left to do; the rest never
-- changes.
create table notices.outbox (
  person_id bigint not null references registry.person,
  notice_id uuid not null,
  notice text not null, -- id of the definition
  reference text not null, -- what it is about: one person is told of it once
  district text not null,
  township text not null,
  channels text[] not null, -- in the order the person prefers; empty where they have said nothing
  due_at timestamptz not null,
  expires_at timestamptz, -- of no use to anybody from then on
  next_at timestamptz,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (person_id, notice_id),
  unique (person_id, notice, reference)
);
create index outbox_next on notices.outbox (next_at) where next_at is not null; -- what is to be done now?

-- What it says: the values it was made from (`values`), and the very words each channel was given. For the person's eyes.
create table notices.content (
  person_id bigint not null,
  notice_id uuid not null,
  what text not null,
  body text not null,
  district text not null,
  township text not null,
  primary key (person_id, notice_id, what),
  foreign key (person_id, notice_id) references notices.outbox
);

-- The values of a notice that is a secret for some minutes, under a key that is outside the database. Gone once sent.
create table notices.sealed (
  person_id bigint not null,
  notice_id uuid not null,
  cipher bytea not null,
  district text not null,
  township text not null,
  primary key (person_id, notice_id),
  foreign key (person_id, notice_id) references notices.outbox
);

-- Append-only: each try of each channel, and what came back. `proof` is a file name, a provider's number, a task, a receipt.
create table notices.attempt (
  person_id bigint not null,
  notice_id uuid not null,
  channel text not null check (channel in ('sms', 'wechat', 'voice', 'file', 'print', 'visit', 'portal')),
  try smallint not null check (try > 0),
  state text not null check (state in ('sent', 'delivered', 'read', 'failed')),
  proof text,
  failure text,
  district text not null,
  township text not null,
  at timestamptz not null,
  recorded_by text not null,
  primary key (person_id, notice_id, channel, try, state),
  foreign key (person_id, notice_id) references notices.outbox,
  check ((state = 'failed') = (failure is not null)),
  check (state = 'failed' or proof is not null)
);
create index attempt_proof on notices.attempt (channel, proof); -- what does this answer of a provider belong to?

-- What a worker has to take over: a visit to somebody no message reached, a family to speak with, somebody who answered.
create table notices.follow_up (
  person_id bigint not null,
  notice_id uuid not null,
  follow_up_id uuid not null,
  kind text not null check (kind in ('visit', 'family', 'objection', 'reply')),
  district text not null,
  township text not null,
  at timestamptz not null,
  primary key (person_id, notice_id, kind),
  foreign key (person_id, notice_id) references notices.outbox
);
create index follow_up_place on notices.follow_up (township, at); -- whom does this township have to see?

-- The account of somebody at WeChat, sealed. A change supersedes.
create table notices.wechat_account (
  person_id bigint not null references registry.person,
  cipher bytea not null,
  district text not null,
  township text not null,
  linked_at timestamptz not null,
  linked_by text not null,
  superseded_at timestamptz,
  primary key (person_id, linked_at)
);
create unique index wechat_account_standing on notices.wechat_account (person_id) where superseded_at is null; -- which one counts?

do $$
declare
  name text;
begin
  foreach name in array array['outbox', 'content', 'sealed', 'attempt', 'follow_up', 'wechat_account'] loop
    execute format('alter table notices.%I enable row level security', name);
    execute format('alter table notices.%I force row level security', name);
    execute format('create policy batch on notices.%I to yongzhu_batch using (true) with check (true)', name);
    execute format('create policy write_by_label on notices.%I for insert to yongzhu_app
      with check (registry.labels(district, township, person_id) && platform.tags(''write''))', name);
    execute format('grant insert on notices.%I to yongzhu_app', name);
    execute format('grant select, insert, update (district, township) on notices.%I to yongzhu_batch', name);
  end loop;
  foreach name in array array['outbox', 'attempt', 'follow_up'] loop
    execute format('create policy read_by_label on notices.%I for select to yongzhu_app
      using (registry.labels(district, township, person_id) && platform.tags(''read''))', name);
    execute format('grant select on notices.%I to yongzhu_app', name);
  end loop;
  -- A code goes out to somebody who is not signed in yet.
  foreach name in array array['outbox', 'sealed'] loop
    execute format('create policy sign_in on notices.%I for insert to yongzhu_app
      with check (''c:sign-in'' = any (platform.tags(''write'')))', name);
  end loop;
end $$;
-- What a notice says may be about health and means: it is read one person at a time, under that person's own label.
create policy read_by_person on notices.content for select to yongzhu_app
  using (array['p:' || person_id::text] && platform.tags('read'));
create policy read_by_person on notices.wechat_account for select to yongzhu_app
  using (array['p:' || person_id::text] && platform.tags('read'));
create policy supersede_by_person on notices.wechat_account for update to yongzhu_app
  using (array['p:' || person_id::text] && platform.tags('write'))
  with check (array['p:' || person_id::text] && platform.tags('write'));
grant select, update (superseded_at) on notices.wechat_account to yongzhu_app;
grant select on notices.content to yongzhu_app;
grant update (next_at) on notices.outbox to yongzhu_batch;
grant delete on notices.sealed to yongzhu_batch;
